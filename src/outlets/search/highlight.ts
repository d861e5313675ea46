/** Passages around what was found, as segments of plain text: whoever shows them escapes them like any other text. */
import { eachWord, type Word, wordsOf } from './words.ts';

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
/** What stands in a passage where one block ends and the next begins: texts have a line for each. */
const BETWEEN_BLOCKS = ' · ';
/** Finds of a text that are compared; a text with more is about them anyway. */
const ENOUGH = 300;

/** A whole line, a title or a description, with its finds marked. */
export function highlight(text: string, foundAs: FoundAs): Segment[] {
  const line = text.replace(/\s+/g, ' ').trim();
  return segments(line, wordsOf(line), foundAs);
}

/**
 * The passage with the most different words of the query.
 *
 * @param texts only those that are open to whoever asks
 * @returns undefined when none of the texts has any
 */
export function passage(texts: readonly string[], foundAs: FoundAs): Segment[] | undefined {
  let best: Passage | undefined;
  for (const text of texts) {
    const found = densest(text, foundAs);
    if (found && found.count > (best?.count ?? 0)) best = found;
    if (best?.count === foundAs.length) break;
  }
  return best && cut(best, foundAs);
}

interface Passage {
  readonly text: string;
  /** Of the text, from its beginning to beyond the passage at least. */
  readonly words: readonly Word[];
  /** Number of the first word that is shown. */
  readonly from: number;
  /** Different words of the query. */
  readonly count: number;
}

/** The first passage of a text that has most; the text is read no further than to the end of one that has all. */
function densest(text: string, foundAs: FoundAs): Passage | undefined {
  const words: Word[] = [];
  const passages: { at: number; queries: Set<number> }[] = [];
  let best: (typeof passages)[number] | undefined;
  const from = () => Math.max(0, (best?.at ?? 0) - LEAD);
  for (const word of eachWord(text)) {
    const at = words.push(word) - 1;
    if (best?.queries.size === foundAs.length && at >= from() + LENGTH) break;
    const query = foundAs.findIndex((set) => set.has(word.folded));
    if (query === -1 || passages.length === ENOUGH) continue;
    passages.push({ at, queries: new Set() });
    for (const passage of passages) {
      if (passage.at + LENGTH - LEAD <= at) continue;
      passage.queries.add(query);
      if (passage.queries.size > (best?.queries.size ?? 0)) best = passage;
    }
  }
  return best && { text, words, from: from(), count: best.queries.size };
}

function cut({ text, words, from }: Passage, foundAs: FoundAs): Segment[] {
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
    if (end > at) found.push({ text: text.slice(at, end).replaceAll('\n', BETWEEN_BLOCKS), match });
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
