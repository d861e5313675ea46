/**
 * Postings while they are gathered, in typed arrays that grow: lists of numbers for each word would be four times as large, and the
 * server would keep what was garbage for good.
 */
import type { Postings } from './sealed-index.ts';
import { WHOLE } from './weights.ts';

const FIRST_ROWS = 1024;

export class Filling {
  /** The row that was added last for each word. */
  readonly words = new Map<string, number>();
  rows = 0;
  #entries = new Uint32Array(FIRST_ROWS);
  #cards = new Float32Array(FIRST_ROWS);
  #texts = new Float32Array(FIRST_ROWS);
  /** The row of the same word before; a word's first row names itself. */
  #before = new Uint32Array(FIRST_ROWS);

  /** Adds what a word weighs in an entry. Entries come in the order of their numbers. */
  add(word: string, entry: number, onCard: number, inText: number): void {
    const last = this.words.get(word);
    if (last !== undefined && this.#entries[last] === entry) {
      this.#cards[last] = (this.#cards[last] ?? 0) + onCard;
      this.#texts[last] = Math.max(this.#texts[last] ?? 0, inText);
      return;
    }
    const row = this.rows++;
    if (row === this.#entries.length) this.#grow();
    this.#entries[row] = entry;
    this.#cards[row] = onCard;
    this.#texts[row] = inText;
    this.#before[row] = last ?? row;
    this.words.set(word, row);
  }

  /** Copies the postings of a word, oldest first. @param last row of the word @param start in `to` @returns where they end */
  copy(last: number, to: Postings, start: number): number {
    let end = start + 1;
    for (let row = last; this.#before[row] !== row; row = this.#before[row] as number) end += 1;
    for (let row = last, at = end - 1; at >= start; row = this.#before[row] as number, at--) {
      to.entries[at] = this.#entries[row] as number;
      to.cards[at] = Math.round((this.#cards[row] as number) * WHOLE);
      to.texts[at] = Math.round((this.#texts[row] as number) * WHOLE);
    }
    return end;
  }

  clear(): void {
    this.words.clear();
    this.#entries = new Uint32Array(0);
    this.#cards = new Float32Array(0);
    this.#texts = new Float32Array(0);
    this.#before = new Uint32Array(0);
  }

  #grow(): void {
    this.#entries = doubled(this.#entries);
    this.#cards = doubled(this.#cards);
    this.#texts = doubled(this.#texts);
    this.#before = doubled(this.#before);
  }
}

function doubled<List extends Uint32Array | Float32Array>(list: List): List {
  const larger = new (list.constructor as new (length: number) => List)(list.length * 2);
  larger.set(list);
  return larger;
}
