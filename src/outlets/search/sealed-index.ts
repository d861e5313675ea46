/** The index of all texts under one seal. For a viewer it is open as a whole or not looked at. */
import type { Seal } from '#src/library/seal.ts';
import { Dictionary } from './dictionary.ts';
import { Filling } from './filling.ts';

/** Where a word stands, and what it weighs there; the entries by their number. */
export interface Postings {
  readonly entries: Uint32Array;
  /** What the word weighs on the entry's card, as a number of `WHOLE` parts. */
  readonly cards: Uint16Array;
  /** What it weighs in a text, in the same. */
  readonly texts: Uint16Array;
}

/** Words that are packed before others get a turn. */
const WORDS_AT_ONCE = 500;

export class SealedIndex {
  readonly seal: Seal;
  /** Its words; their numbers are those of their postings. */
  words = new Dictionary([]);
  #starts = new Uint32Array(0);
  #all: Postings = { entries: new Uint32Array(0), cards: new Uint16Array(0), texts: new Uint16Array(0) };
  readonly #filling = new Filling();

  constructor(seal: Seal) {
    this.seal = seal;
  }

  /** Adds what a word weighs in an entry. Entries come in the order of their numbers. */
  add(word: string, entry: number, onCard: number, inText: number): void {
    this.#filling.add(word, entry, onCard, inText);
  }

  /**
   * Packs the postings. Nothing can be added after.
   *
   * @param rest is awaited now and then, so that other requests get a turn
   */
  async pack(rest: () => Promise<unknown>): Promise<void> {
    const { rows } = this.#filling;
    const words = await this.#filling.sorted(rest);
    this.#starts = new Uint32Array(words.length + 1);
    this.#all = {
      entries: new Uint32Array(rows),
      cards: new Uint16Array(rows),
      texts: new Uint16Array(rows),
    };
    let end = 0;
    for (const [number, word] of words.entries()) {
      end = this.#filling.copy(word, this.#all, end);
      this.#starts[number + 1] = end;
      if (number % WORDS_AT_ONCE === 0) await rest();
    }
    this.words = new Dictionary(words);
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
