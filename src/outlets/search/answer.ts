/** The answer of search as pages and the API give it: cards of the viewer's own, with what was found marked. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { z } from 'astro/zod';
import { type Asking, type Card, pickCards } from '#src/library/index.ts';
import { sealedEntries } from '#src/library/sealed-entries.ts';
import { holders } from '#src/theme/wall.ts';
import theme from '#theme';
import { isFree } from '../access-words.ts';
import { buildIndex, type SearchIndex } from './build-index.ts';
import type { Segment } from './highlight.ts';
import type { Query } from './query.ts';
import type { searchAnswerSchema } from './schema.ts';
import { search } from './search.ts';

export interface SearchResult {
  readonly card: Card;
  readonly title: readonly Segment[];
  /** A passage of an open text, or else the description. */
  readonly snippet: readonly Segment[];
}

export interface SearchAnswer {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly results: readonly SearchResult[];
}

let kept: Promise<SearchIndex> | undefined;
let awaited = false;

/** Between two slices of work that nobody waits for, so that the readers of pages do not wait for it either. */
const REST_MS = 10;

/** The index, which a reader waits for. In development it is made anew each time, so that an edit shows at once. */
function theIndex(now: number): Promise<SearchIndex> {
  if (import.meta.env.DEVELOPING) return buildIndex(sealedEntries(), now);
  awaited = true;
  return prepareSearch(now);
}

/** Begins to make the index, in the background. @param now epoch milliseconds of the first request */
export function prepareSearch(now: number): Promise<SearchIndex> {
  const rest = () => (awaited ? setImmediate() : setTimeout(REST_MS));
  kept ??= buildIndex(sealedEntries(), now, rest).catch((error: unknown) => {
    kept = undefined;
    throw error;
  });
  return kept;
}

/** Answers a query for one viewer. */
export async function answer(query: Query, asking: Asking): Promise<SearchAnswer> {
  const { results, ...numbers } = search(await theIndex(asking.now), query, asking);
  const cards = await pickCards(
    asking,
    results.map(({ entry }) => entry),
  );
  const byKey = new Map(cards.map((card) => [`${card.collection}/${card.id}`, card]));
  const shown = results.map(async ({ entry, mark, passage }) => {
    const card = byKey.get(`${entry.collection}/${entry.id}`);
    if (!card) return [];
    return [{ card, title: mark(card.title), snippet: (await passage()) ?? mark(card.description) }];
  });
  return { ...numbers, results: (await Promise.all(shown)).flat() };
}

/** What `/api/search` sends. */
export function toJson(
  { results, ...numbers }: SearchAnswer,
  now: number,
): z.infer<typeof searchAnswerSchema> {
  return {
    ...numbers,
    results: results.map(({ card, title, snippet }) => {
      const audience = audienceOf(card, now);
      return {
        collection: card.collection,
        id: card.id,
        url: card.url,
        title: [...title],
        snippet: [...snippet],
        ...(card.collection === 'posts' && { pubDate: card.pubDate.toISOString() }),
        tags: [...card.tags],
        ...(audience && { audience }),
        state: card.decision.state,
      };
    }),
  };
}

function audienceOf(card: Card, now: number): string | undefined {
  return isFree(card, now) ? undefined : holders(card.access, theme);
}
