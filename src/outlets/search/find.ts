/** Looks up the words of a query in the indexes that are open to a viewer, and ranks the entries that have all of them. */
import type { SealedIndex } from './sealed-index.ts';
import { beginning, EXACT, nearMiss, rarity, tolerance, WHOLE } from './weights.ts';

export interface Finding {
  /** Score of each entry by its number; 0 for those that do not have every word of the query. */
  readonly scores: Float64Array;
  /** 1 for each entry that has a word of the query in a text, and not on its card alone. */
  readonly inTexts: Uint8Array;
  /** For each word of the query, the words that it was found as. */
  readonly foundAs: readonly ReadonlySet<string>[];
}

/** Shorter beginnings stand for themselves only. */
const MIN_BEGINNING = 2;

/**
 * A function of the open indexes and of nothing else: no closed word is compared, counted or skipped over.
 *
 * @param typed words of the query, folded
 * @param open indexes that the viewer may read
 * @param size how many entries there are
 * @param known how many of them the viewer may know of
 */
export function find(
  typed: readonly string[],
  open: readonly SealedIndex[],
  size: number,
  known: number,
): Finding {
  const scores = new Float64Array(size);
  const inTexts = new Uint8Array(size);
  const foundAs = typed.map((word, at) => {
    const hits = new Hits(size);
    const words = lookUp(word, open, hits);
    hits.addTo(scores, inTexts, known, at === 0);
    return words;
  });
  return { scores, inTexts, foundAs };
}

/** The entries of one word of the query. */
class Hits {
  readonly cards: Float32Array;
  readonly texts: Float32Array;
  any = false;

  constructor(size: number) {
    this.cards = new Float32Array(size);
    this.texts = new Float32Array(size);
  }

  add(index: SealedIndex, number: number, certainty: number): void {
    const { entries, cards, texts } = index.postings(number);
    const unit = certainty / WHOLE;
    this.any ||= entries.length > 0;
    for (let row = 0; row < entries.length; row++) {
      const entry = entries[row] as number;
      const onCard = (cards[row] as number) * unit;
      const inText = (texts[row] as number) * unit;
      if (onCard > (this.cards[entry] as number)) this.cards[entry] = onCard;
      if (inText > (this.texts[entry] as number)) this.texts[entry] = inText;
    }
  }

  /** Adds to the scores, and takes out the entries that lack this word. */
  addTo(scores: Float64Array, inTexts: Uint8Array, known: number, first: boolean): void {
    let found = 0;
    for (let entry = 0; entry < scores.length; entry++) if (this.#weight(entry) > 0) found += 1;
    const tells = rarity(found, Math.max(known, found));
    for (let entry = 0; entry < scores.length; entry++) {
      const weight = this.#weight(entry);
      const before = scores[entry] as number;
      scores[entry] = weight > 0 && (first || before > 0) ? before + weight * tells : 0;
      if ((this.texts[entry] as number) > 0) inTexts[entry] = 1;
    }
  }

  #weight(entry: number): number {
    return (this.cards[entry] as number) + (this.texts[entry] as number);
  }
}

/** The word itself and what begins with it; only where there is neither, what is a letter or two away. */
function lookUp(typed: string, open: readonly SealedIndex[], hits: Hits): ReadonlySet<string> {
  const foundAs = new Set<string>();
  const take = (index: SealedIndex, word: string, number: number, certainty: number) => {
    hits.add(index, number, certainty);
    foundAs.add(word);
  };
  for (const index of open) {
    const whole = index.words.numberOf(typed);
    if (whole !== undefined) take(index, typed, whole, EXACT);
    if (typed.length < MIN_BEGINNING) continue;
    for (const number of index.words.beginningWith(typed)) {
      const word = index.words.word(number);
      if (number !== whole) take(index, word, number, beginning(typed, word));
    }
  }
  const distance = tolerance(typed);
  if (hits.any || distance === 0) return foundAs;
  for (const index of open) {
    for (const [number, away] of index.words.near(typed, distance)) {
      take(index, index.words.word(number), number, nearMiss(away));
    }
  }
  return foundAs;
}
