/** What may be asked of search, and what is said of a question that cannot be answered. */
import theme from '#theme';
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

/** Why a question cannot be answered, for programs. */
export const REASONS = [
  'nothing-asked',
  'twice',
  'too-long',
  'control-characters',
  'too-many-words',
  'no-tag',
  'no-filter',
  'no-page',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Problem {
  readonly parameter: (typeof PARAMETERS)[number];
  readonly reason: Reason;
  /** The theme's sentence for the reader: what is wrong, and what would be right. */
  readonly message: string;
}

export const MAX_CHARACTERS = 200;
export const MAX_WORDS = 12;
export const MAX_PAGE = 1000;

/** Reads a query from an address. An empty `q` is no problem; what to do with it is up to the outlet. */
export function readQuery(parameters: URLSearchParams): Query | { problem: Problem } {
  const twice = PARAMETERS.find((name) => parameters.getAll(name).length > 1);
  if (twice) return problem(twice, 'twice');
  const q = (parameters.get('q') ?? '').normalize('NFC').trim();
  if (q.length > MAX_CHARACTERS) return problem('q', 'too-long');
  if (/\p{Cc}/u.test(q)) return problem('q', 'control-characters');
  const words = [...new Set(wordsOf(q).map(({ folded }) => folded))];
  if (words.length > MAX_WORDS) return problem('q', 'too-many-words');

  const tag = parameters.get('tag') ?? '';
  if (!/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/.test(tag) || tag.length > MAX_CHARACTERS)
    return problem('tag', 'no-tag');
  const access = parameters.get('access') ?? '';
  if (access && !isAccessFilter(access)) return problem('access', 'no-filter');
  const page = parameters.get('page') ?? '1';
  if (!/^[1-9]\d{0,3}$/.test(page) || Number(page) > MAX_PAGE) return problem('page', 'no-page');
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

/** The answer to a question that says nothing. */
export const NOTHING_ASKED = problem('q', 'nothing-asked').problem;

function problem(parameter: Problem['parameter'], reason: Reason): { problem: Problem } {
  const most = { 'too-long': MAX_CHARACTERS, 'too-many-words': MAX_WORDS, 'no-page': MAX_PAGE };
  const message = theme.words.searchProblems[reason]
    .replace('{parameter}', parameter)
    .replace('{most}', String(most[reason as keyof typeof most] ?? ''))
    .replace('{filters}', ACCESS_FILTERS.join(', '));
  return { problem: { parameter, reason, message } };
}
