/** The index of all texts under one seal. For a viewer it is open as a whole or not looked at. */
import SearchableMap from 'minisearch/SearchableMap';
import type { Seal } from '#src/library/seal.ts';

/** Where a word stands, and what it weighs there; the entries by their number. */
export interface Postings {
  readonly entries: Uint32Array;
  /** What the word weighs on the entry's card. */
  readonly cards: Float32Array;
  /** What it weighs in a text. */
  readonly texts: Float32Array;
}

export class SealedIndex {
  readonly seal: Seal;
  /** From each word to the number of its postings. A radix tree finds beginnings and near misses without a look at all words. */
  readonly words = new SearchableMap<number>();
  #starts = new Uint32Array(0);
  #all: Postings = { entries: new Uint32Array(0), cards: new Float32Array(0), texts: new Float32Array(0) };
  /** While it is being filled: entry, card weight and text weight in turn, by word. */
  #filling = new Map<string, number[]>();

  constructor(seal: Seal) {
    this.seal = seal;
  }

  /** Adds what a word weighs in an entry. Entries come in the order of their numbers. */
  add(word: string, entry: number, onCard: number, inText: number): void {
    let rows = this.#filling.get(word);
    if (!rows) {
      rows = [];
      this.#filling.set(word, rows);
    }
    const last = rows.length - 3;
    if (rows[last] === entry) {
      rows[last + 1] = (rows[last + 1] ?? 0) + onCard;
      rows[last + 2] = Math.max(rows[last + 2] ?? 0, inText);
    } else rows.push(entry, onCard, inText);
  }

  /** Packs the postings. Nothing can be added after. */
  pack(): void {
    let count = 0;
    for (const { length } of this.#filling.values()) count += length / 3;
    this.#starts = new Uint32Array(this.#filling.size + 1);
    this.#all = {
      entries: new Uint32Array(count),
      cards: new Float32Array(count),
      texts: new Float32Array(count),
    };
    let at = 0;
    let number = 0;
    for (const [word, rows] of this.#filling) {
      this.words.set(word, number);
      for (let row = 0; row < rows.length; row += 3, at++) {
        this.#all.entries[at] = rows[row] as number;
        this.#all.cards[at] = rows[row + 1] as number;
        this.#all.texts[at] = rows[row + 2] as number;
      }
      number += 1;
      this.#starts[number] = at;
    }
    this.#filling.clear();
  }

  /** @param number of a word, as `words` has it */
  postings(number: number): Postings {
    const start = this.#starts[number];
    const end = this.#starts[number + 1];
    return {
      entries: this.#all.entries.subarray(start, end),
      cards: this.#all.cards.subarray(start, end),
      texts: this.#all.texts.subarray(start, end),
    };
  }
}
