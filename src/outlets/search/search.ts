/** Search: what one viewer is answered. Everything is counted and ranked over what is open to that viewer. */
import { decide } from '#src/access/decide.ts';
import type { Rule } from '#src/access/rule.ts';
import type { Asking } from '#src/library/index.ts';
import { isUnsealed } from '#src/library/seal.ts';
import type { IndexedEntry, SearchIndex } from './build-index.ts';
import { find } from './find.ts';
import { type FoundAs, highlight, passage, type Segment } from './highlight.ts';
import type { AccessFilter, Query } from './query.ts';
import { rank } from './rank.ts';
import type { SealedIndex } from './sealed-index.ts';

export const PAGE_SIZE = 10;

export interface Found {
  readonly entry: IndexedEntry;
  /** Marks the words that were found in a field of the entry's card. */
  readonly mark: (text: string) => Segment[];
  /** From the open parts of the body; undefined when only the card matched. */
  readonly passage: () => Promise<Segment[] | undefined>;
}

export interface Answer {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly results: readonly Found[];
}

/** @returns the results of the page that was asked for; none for a query without words and filters */
export function search({ entries, indexes }: SearchIndex, query: Query, asking: Asking): Answer {
  const open = new Set(indexes.filter(({ seal }) => isUnsealed(seal, asking)));
  const isKnown = (entry: IndexedEntry | undefined) => entry !== undefined && open.has(entry.card);
  const asksForAll = query.q === '' && (query.tag !== undefined || query.access !== undefined);
  const known = entries.filter(isKnown).length;
  const { scores, inTexts, foundAs } = asksForAll
    ? { scores: new Float64Array(entries.length).fill(1), inTexts: undefined, foundAs: [] }
    : find(query.words, [...open], entries.length, known);

  const passes = filterBy(query, asking);
  const ranked = rank(scores, (number) => {
    const entry = entries[number];
    return entry !== undefined && isKnown(entry) && passes(entry);
  });
  const shown = ranked.slice((query.page - 1) * PAGE_SIZE, query.page * PAGE_SIZE);
  return {
    total: ranked.length,
    page: query.page,
    pages: Math.ceil(ranked.length / PAGE_SIZE),
    results: shown.flatMap((number) => {
      const entry = entries[number];
      if (!entry) return [];
      const mark = (text: string) => highlight(text, foundAs);
      const passage = async () => (inTexts?.[number] ? passageOf(entry, open, foundAs) : undefined);
      return [{ entry, mark, passage }];
    }),
  };
}

async function passageOf(
  { texts, readTexts }: IndexedEntry,
  open: ReadonlySet<SealedIndex>,
  foundAs: FoundAs,
): Promise<Segment[] | undefined> {
  const all = await readTexts();
  return passage(
    all.filter((_, at) => open.has(texts[at] as SealedIndex)),
    foundAs,
  );
}

/** The filters of a query, which ask for each rule only once. */
function filterBy({ tag, access }: Query, { viewer, now }: Asking): (entry: IndexedEntry) => boolean {
  const answers = new Map<Rule, boolean>();
  const isOpen = (rule: Rule) => {
    const answer = answers.get(rule) ?? decide(rule, viewer, now).state === 'open';
    answers.set(rule, answer);
    return answer;
  };
  const isPublic = (rule: Rule) => rule.kind === 'public' || (rule.kind === 'opens-on' && rule.on <= now);
  const meets: Record<AccessFilter, (rule: Rule) => boolean> = {
    open: isOpen,
    public: isPublic,
    members: (rule) => !isPublic(rule),
  };
  return ({ rule, tags }) => (!tag || tags.includes(tag)) && (!access || meets[access](rule));
}
