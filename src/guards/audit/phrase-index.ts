/**
 * Finds any stretch of a locked text in anything, fast: every window of a fixed number of letters is known by a hash that
 * rolls along the searched text (Rabin and Karp), so a document is read once, however many phrases there are.
 */

const BASE = 0x01_00_01_93;
/** Bits of the filter in front of the windows; few enough that a processor keeps it at hand. */
const FILTER_BITS = 22;
const SHIFT = 32 - FILTER_BITS;

/** A locked phrase, as its letters, under a number that its owner chose. */
interface Known {
  readonly phrase: number;
  readonly letters: Uint16Array;
  readonly whole: boolean;
}

export class PhraseIndex {
  /** Letters of a window. */
  readonly length: number;
  readonly #known: Known[] = [];
  /** Windows by hash: phrase and offset, by turns. */
  readonly #windows = new Map<number, number[]>();
  readonly #filter = new Uint32Array(2 ** FILTER_BITS / 32);
  readonly #outgoing: number;

  constructor(length: number) {
    this.length = length;
    let power = 1;
    for (let i = 0; i < length; i++) power = Math.imul(power, BASE);
    this.#outgoing = power;
  }

  get size(): number {
    return this.#windows.size;
  }

  /** @param whole whether only all of it counts, and not each window */
  add(phrase: number, letters: Uint16Array, whole = false): void {
    const index = this.#known.push({ phrase, letters, whole }) - 1;
    this.#roll(whole ? letters.subarray(0, this.length) : letters, (hash, offset) => {
      const windows = this.#windows.get(hash);
      if (windows) windows.push(index, offset);
      else this.#windows.set(hash, [index, offset]);
      const bit = hash >>> SHIFT;
      this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
    });
  }

  /** Forgets every window that this text has: it is no secret. */
  forget(letters: Uint16Array): void {
    this.#roll(letters, (hash, start) => {
      const windows = this.#windows.get(hash);
      if (windows && this.#matches(windows, letters, start).size > 0) this.#windows.delete(hash);
    });
  }

  /** The phrases of which some window stands in the text, each with the number of its windows that do. */
  find(letters: Uint16Array): Map<number, number> {
    const found = new Map<number, number>();
    const filter = this.#filter;
    // `#roll` once more, without a call for each letter: an audit reads hundreds of megabytes here.
    const { length } = this;
    const outgoing = this.#outgoing;
    let hash = 0;
    for (let at = 0; at < letters.length; at++) {
      hash = (Math.imul(hash, BASE) + (letters[at] as number)) | 0;
      if (at >= length) hash = (hash - Math.imul(outgoing, letters[at - length] as number)) | 0;
      const bit = hash >>> SHIFT;
      if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0 || at < length - 1) continue;
      const start = at - length + 1;
      for (const phrase of this.#matches(this.#windows.get(hash) ?? [], letters, start))
        found.set(phrase, (found.get(phrase) ?? 0) + 1);
    }
    return found;
  }

  #matches(windows: readonly number[], letters: Uint16Array, start: number): Set<number> {
    const phrases = new Set<number>();
    for (let i = 0; i < windows.length; i += 2) {
      const known = this.#known[windows[i] as number] as Known;
      const offset = windows[i + 1] as number;
      const length = known.whole ? known.letters.length : this.length;
      let same = 0;
      while (same < length && known.letters[offset + same] === letters[start + same]) same++;
      if (same === length) phrases.add(known.phrase);
    }
    return phrases;
  }

  #roll(letters: Uint16Array, visit: (hash: number, start: number) => void): void {
    const { length } = this;
    let hash = 0;
    for (let at = 0; at < letters.length; at++) {
      hash = (Math.imul(hash, BASE) + (letters[at] as number)) | 0;
      if (at >= length) hash = (hash - Math.imul(this.#outgoing, letters[at - length] as number)) | 0;
      if (at >= length - 1) visit(hash, at - length + 1);
    }
  }
}
