/** Makes the index of the whole publication: one index per seal, so that what is closed to a viewer can be left alone. */
import { setImmediate } from 'node:timers/promises';
import type { Rule } from '#src/access/rule.ts';
import { type Seal, settleSeal } from '#src/library/seal.ts';
import type { SealedEntry } from '#src/library/sealed-entries.ts';
import { SealedIndex } from './sealed-index.ts';
import { inText, onCard, type Section } from './weights.ts';
import { wordsOf } from './words.ts';

/** An entry as search knows it. Its number is its place in the order of the shelf: newest first. */
export interface IndexedEntry {
  readonly collection: 'posts' | 'pages';
  readonly id: string;
  readonly rule: Rule;
  readonly tags: readonly string[];
  /** The index that its card is in: while it is closed, there is no such entry. */
  readonly card: SealedIndex;
  /** The indexes that its texts are in, as they stand in the body. */
  readonly texts: readonly SealedIndex[];
  /** The texts, in the same order; they stay where they are until a passage is shown. */
  readonly readTexts: () => Promise<readonly string[]>;
}

export interface SearchIndex {
  readonly entries: readonly IndexedEntry[];
  readonly indexes: readonly SealedIndex[];
}

/** Entries that are read before others get a turn: a few milliseconds of work. */
const AT_ONCE = 4;

/**
 * @param entries newest first
 * @param now epoch milliseconds; conditions that have been met by time fall away
 * @param rest is awaited after every few milliseconds of work
 */
export async function buildIndex(
  entries: AsyncIterable<SealedEntry> | Iterable<SealedEntry>,
  now: number,
  rest: () => Promise<unknown> = setImmediate,
): Promise<SearchIndex> {
  const indexes = new Map<string, SealedIndex>();
  const indexed: IndexedEntry[] = [];

  function indexFor(wanted: Seal): SealedIndex {
    const { seal, key } = settleSeal(wanted, now);
    const index = indexes.get(key) ?? new SealedIndex(seal);
    indexes.set(key, index);
    return index;
  }

  for await (const { collection, id, rule, tags, card, parts, readTexts } of entries) {
    const number = indexed.length;
    if (number % AT_ONCE === 0) await rest();
    const cardIndex = indexFor(card.seal);
    const sections: [Section, string][] = [
      ['title', card.title],
      ['description', card.description],
      ['others', card.others],
    ];
    for (const [section, text] of sections) {
      for (const [word] of countWords(text)) cardIndex.add(word, number, onCard(section), 0);
    }
    const texts = parts.map(({ seal, text }) => {
      const index = indexFor(seal);
      const { size, counts } = measured(text);
      for (const [word, count] of counts) index.add(word, number, 0, inText(count, size));
      return index;
    });
    indexed.push({ collection, id, rule, tags, card: cardIndex, texts, readTexts });
  }
  for (const index of indexes.values()) {
    await index.pack(rest);
  }
  return { entries: indexed, indexes: [...indexes.values()] };
}

function countWords(text: string): Map<string, number> {
  return measured(text).counts;
}

function measured(text: string): { size: number; counts: Map<string, number> } {
  const counts = new Map<string, number>();
  const words = wordsOf(text);
  for (const { folded } of words) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  return { size: words.length, counts };
}
