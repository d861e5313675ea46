/** What may be asked of search, and what is said of a question that cannot be answered. */
import { wordsOf } from './words.ts';

export const ACCESS_FILTERS = ['open', 'public', 'members'] as const;
/** `open`: what the viewer may read; `public`: what everybody may; `members`: the rest. */
export type AccessFilter = (typeof ACCESS_FILTERS)[number];

export interface Query {
  /** As it was typed. */
  readonly q: string;
  /** Its words, folded, each once. */
  readonly words: readonly string[];
  readonly tag?: string;
  readonly access?: AccessFilter;
  /** Counted from 1. */
  readonly page: number;
}

export const PARAMETERS = ['q', 'tag', 'access', 'page'] as const;

export interface Problem {
  readonly parameter: (typeof PARAMETERS)[number];
  /** A sentence for the reader: what is wrong, and what would be right. */
  readonly message: string;
}

export const MAX_CHARACTERS = 200;
export const MAX_WORDS = 12;
export const MAX_PAGE = 1000;

/** Reads a query from an address. An empty `q` is no problem; what to do with it is up to the outlet. */
export function readQuery(parameters: URLSearchParams): Query | { problem: Problem } {
  const twice = PARAMETERS.find((name) => parameters.getAll(name).length > 1);
  if (twice) return problem(twice, `“${twice}” is given more than once. Give it once.`);
  const q = (parameters.get('q') ?? '').normalize('NFC').trim();
  if (q.length > MAX_CHARACTERS)
    return problem('q', `The search is longer than ${MAX_CHARACTERS} characters. A few words find more.`);
  if (/\p{Cc}/u.test(q))
    return problem('q', 'The search has control characters in it. Type it again as plain words.');
  const words = [...new Set(wordsOf(q).map(({ folded }) => folded))];
  if (words.length > MAX_WORDS)
    return problem('q', `The search has more than ${MAX_WORDS} words. Fewer find more.`);

  const tag = parameters.get('tag') ?? '';
  if (!/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/.test(tag) || tag.length > MAX_CHARACTERS)
    return problem('tag', 'The tag is not one: tags are lower-case letters, digits and hyphens.');
  const access = parameters.get('access') ?? '';
  if (access && !isAccessFilter(access))
    return problem('access', `The access filter is not known. There are: ${ACCESS_FILTERS.join(', ')}.`);
  const page = parameters.get('page') ?? '1';
  if (!/^[1-9]\d{0,3}$/.test(page) || Number(page) > MAX_PAGE)
    return problem('page', `The page is not a number from 1 to ${MAX_PAGE}.`);
  return {
    q,
    words,
    page: Number(page),
    ...(tag && { tag }),
    ...(isAccessFilter(access) && { access }),
  };
}

function isAccessFilter(value: string): value is AccessFilter {
  return (ACCESS_FILTERS as readonly string[]).includes(value);
}

function problem(parameter: Problem['parameter'], message: string): { problem: Problem } {
  return { problem: { parameter, message } };
}
