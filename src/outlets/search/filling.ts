/**
 * Postings while they are gathered, in typed arrays that grow: lists of numbers for each word would be four times as large. Their
 * buffers grow in place and give their pages back. Copies to larger ones would leave holes in the memory of the process, of 160 MB with
 * ten thousand posts, for as long as it lives.
 */
import type { Postings } from './sealed-index.ts';
import { WHOLE } from './weights.ts';

const FIRST_BYTES = 4096;
/** What is reserved of addresses, not of memory: for some hundred thousand posts. */
const MOST_BYTES = 2 ** 30;

export class Filling {
  /** The row that was added last for each word. */
  readonly #words = new Map<string, number>();
  rows = 0;
  readonly #entries = new Uint32Array(growing());
  readonly #cards = new Float32Array(growing());
  readonly #texts = new Float32Array(growing());
  /** The row of the same word before; a word's first row names itself. */
  readonly #before = new Uint32Array(growing());

  /** Adds what a word weighs in an entry. Entries come in the order of their numbers. */
  add(word: string, entry: number, onCard: number, inText: number): void {
    const last = this.#words.get(word);
    if (last !== undefined && this.#entries[last] === entry) {
      this.#cards[last] = (this.#cards[last] ?? 0) + onCard;
      this.#texts[last] = Math.max(this.#texts[last] ?? 0, inText);
      return;
    }
    const row = this.rows++;
    if (row === this.#entries.length) this.#resize(2 * this.#entries.buffer.byteLength);
    this.#entries[row] = entry;
    this.#cards[row] = onCard;
    this.#texts[row] = inText;
    this.#before[row] = last ?? row;
    this.#words.set(word, row);
  }

  /** All words, sorted by code units, two first letters at a time. @param rest is awaited between them */
  async sorted(rest: () => Promise<unknown>): Promise<string[]> {
    const groups = Map.groupBy(this.#words.keys(), (word) => word.slice(0, 2));
    const sorted: string[] = [];
    for (const start of [...groups.keys()].sort()) {
      for (const word of groups.get(start)?.sort() ?? []) sorted.push(word);
      await rest();
    }
    return sorted;
  }

  /** Copies the postings of a word that was added, oldest first. @param start in `to` @returns where they end */
  copy(word: string, to: Postings, start: number): number {
    const last = this.#words.get(word) as number;
    let end = start + 1;
    for (let row = last; this.#before[row] !== row; row = this.#before[row] as number) end += 1;
    for (let row = last, at = end - 1; at >= start; row = this.#before[row] as number, at--) {
      to.entries[at] = this.#entries[row] as number;
      to.cards[at] = Math.round((this.#cards[row] as number) * WHOLE);
      to.texts[at] = Math.round((this.#texts[row] as number) * WHOLE);
    }
    return end;
  }

  /** Nothing can be added after. */
  clear(): void {
    this.#words.clear();
    this.#resize(0);
  }

  #resize(bytes: number): void {
    for (const { buffer } of [this.#entries, this.#cards, this.#texts, this.#before]) buffer.resize(bytes);
  }
}

/** @returns a buffer whose arrays grow with it */
function growing(): ArrayBuffer {
  return new ArrayBuffer(FIRST_BYTES, { maxByteLength: MOST_BYTES });
}
