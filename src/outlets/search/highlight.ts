/** Passages around what was found, as segments of plain text: whoever shows them escapes them like any other text. */
import { type Word, wordsOf } from './words.ts';

export interface Segment {
  readonly text: string;
  /** Whether it is a word that was found. */
  readonly match: boolean;
}

/** For each word of the query, the words that it was found as. */
export type FoundAs = readonly ReadonlySet<string>[];

/** Words of a passage. */
const LENGTH = 34;
/** Words of it that stand before the first find. */
const LEAD = 6;
/** Finds of a text that are compared; a text with more is about them anyway. */
const ENOUGH = 300;

/** A whole text with its finds marked. */
export function highlight(text: string, foundAs: FoundAs): Segment[] {
  return segments(text, wordsOf(text), foundAs);
}

/**
 * The passage with the most different words of the query.
 *
 * @param texts only those that are open to whoever asks
 * @returns undefined when none of the texts has any
 */
export function passage(texts: readonly string[], foundAs: FoundAs): Segment[] | undefined {
  let best: { text: string; words: Word[]; from: number; count: number } | undefined;
  for (const text of texts) {
    const words = wordsOf(text);
    const finds = words
      .flatMap(({ folded }, at) => {
        const query = foundAs.findIndex((set) => set.has(folded));
        return query === -1 ? [] : [{ at, query }];
      })
      .slice(0, ENOUGH);
    for (const { at } of finds) {
      const near = finds.filter((other) => other.at >= at && other.at < at + LENGTH - LEAD);
      const count = new Set(near.map(({ query }) => query)).size;
      if (!best || count > best.count) best = { text, words, from: Math.max(0, at - LEAD), count };
      if (best.count === foundAs.length) return cut(best, foundAs);
    }
  }
  return best && cut(best, foundAs);
}

function cut(
  { text, words, from }: { text: string; words: Word[]; from: number },
  foundAs: FoundAs,
): Segment[] {
  const shown = words.slice(from, from + LENGTH);
  const start = from === 0 ? 0 : (shown[0]?.start ?? 0);
  const atEnd = from + LENGTH >= words.length;
  const end = atEnd ? text.length : (shown.at(-1)?.end ?? text.length);
  const moved = shown.map((word) => ({ ...word, start: word.start - start, end: word.end - start }));
  const found = segments(text.slice(start, end), moved, foundAs);
  return [
    ...(from > 0 ? [{ text: '… ', match: false }] : []),
    ...found,
    ...(atEnd ? [] : [{ text: ' …', match: false }]),
  ];
}

function segments(text: string, words: readonly Word[], foundAs: FoundAs): Segment[] {
  const found: Segment[] = [];
  let at = 0;
  const push = (end: number, match: boolean) => {
    if (end > at) found.push({ text: text.slice(at, end).replace(/\s+/g, ' '), match });
    at = end;
  };
  for (const { folded, start, end } of words) {
    if (!foundAs.some((set) => set.has(folded))) continue;
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return found;
}
