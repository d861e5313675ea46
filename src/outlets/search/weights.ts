/**
 * What a word weighs where it stands: title before description before text, whatever else. The form is that of BM25's
 * term frequency, with a fixed length in place of the average, which would tell of texts that are closed.
 */

export type Section = 'title' | 'description' | 'others';

/** Each is more than everything below it together: 2.2 is the most that a text can give. */
const CARD: Record<Section, number> = { title: 14, description: 6, others: 3 };
/** Robertson and Zaragoza's usual constants. */
const K1 = 1.2;
const B = 0.4;
/** Words of a text of ordinary length. */
const ORDINARY = 600;

/**
 * A weight of 1 as it is kept: whole numbers of 16 bits, half as large as fractions. The heaviest word, in title, description and
 * the rest of one card, weighs 23.
 */
export const WHOLE = 1024;

export const onCard = (section: Section): number => CARD[section];

/** @param size words of the text itself, so that the weight depends on nothing else */
export function inText(count: number, size: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * size) / ORDINARY));
}

/** How sure it is that a word was meant: the word itself, one that begins with it, one that is a letter or two away. */
export const EXACT = 1;
export const beginning = (typed: string, word: string): number => 0.5 + (0.4 * typed.length) / word.length;
export const nearMiss = (distance: number): number => 0.5 / distance;

/** Letters that may differ, by the length of what was typed. */
export function tolerance(typed: string): number {
  if (typed.length < 4) return 0;
  return typed.length < 8 ? 1 : 2;
}

/**
 * How much a word of the query tells entries apart, from 1 for a word that all of them have.
 *
 * @param found entries that it was found in, of the open texts
 * @param known entries that this viewer may know of
 */
export function rarity(found: number, known: number): number {
  return 1 + Math.log(1 + (known - found + 0.5) / (found + 0.5));
}
