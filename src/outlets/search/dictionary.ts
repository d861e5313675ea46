/**
 * Words in one text, sorted, each with its number: a tenth of the memory of a tree, and nothing for the garbage collector to walk
 * through. Neighbours share their beginnings, so that beginnings and near misses are found without a look at all words.
 */

export class Dictionary {
  readonly size: number;
  readonly #text: string;
  /** Where each word begins in the text, and where the last one ends. */
  readonly #starts: Uint32Array;

  /** @param words sorted by code units, as `sort()` does, without repetition. The place of a word is its number. */
  constructor(words: readonly string[]) {
    this.size = words.length;
    this.#text = words.join('');
    this.#starts = new Uint32Array(words.length + 1);
    let end = 0;
    for (const [number, word] of words.entries()) this.#starts[number + 1] = end += word.length;
  }

  /** @param number less than `size` */
  word(number: number): string {
    return this.#text.slice(this.#starts[number], this.#starts[number + 1]);
  }

  /** @returns the number of the word, or undefined when it is not here */
  numberOf(word: string): number | undefined {
    const number = this.#firstFrom(word);
    return number < this.size && this.word(number) === word ? number : undefined;
  }

  /** Numbers of the words that begin so, the word itself included. */
  *beginningWith(start: string): Generator<number> {
    for (let number = this.#firstFrom(start); this.#begins(number, start); number++) yield number;
  }

  /**
   * Words that become `typed` by so many insertions, deletions and replacements of code units at most: Levenshtein's distance by Wagner
   * and Fischer's table. Its rows are kept for as long as the next word begins alike, and a beginning that is too far away is skipped
   * with all of its words.
   *
   * @returns number and distance of each
   */
  *near(typed: string, distance: number): Generator<[number: number, away: number]> {
    const rows = [Array.from({ length: typed.length + 1 }, (_, column) => column)];
    let before = '';
    for (let number = 0; number < this.size; ) {
      const word = this.word(number);
      let depth = sharedBeginning(before, word);
      before = word;
      let closest = 0;
      while (depth < word.length && closest <= distance) {
        const row = nextRow(rows[depth] as number[], word.charCodeAt(depth), typed);
        depth += 1;
        rows[depth] = row;
        closest = Math.min(...row);
      }
      if (closest > distance) {
        before = word.slice(0, depth);
        number = this.#firstAfter(number, before);
        continue;
      }
      const away = rows[word.length]?.[typed.length] as number;
      if (away <= distance) yield [number, away];
      number += 1;
    }
  }

  /** The first word that does not sort before this one; `size` when all do. */
  #firstFrom(word: string): number {
    return bisect(0, this.size, (number) => this.word(number) >= word);
  }

  /** The first word after `number` that does not begin so, as `number` itself does. */
  #firstAfter(number: number, start: string): number {
    let step = 1;
    while (this.#begins(number + step, start)) step *= 2;
    const end = Math.min(number + step, this.size);
    return bisect(number + (step >>> 1) + 1, end, (middle) => !this.#begins(middle, start));
  }

  #begins(number: number, start: string): boolean {
    const at = this.#starts[number] as number;
    return (
      number < this.size &&
      at + start.length <= (this.#starts[number + 1] as number) &&
      this.#text.startsWith(start, at)
    );
  }
}

/** The first number from `low` on that is past a border; `high` when none before it is. */
function bisect(low: number, high: number, isPast: (number: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The next row of the table: distances between a beginning that is longer by `code` and each beginning of `typed`. */
function nextRow(row: readonly number[], code: number, typed: string): number[] {
  const next = [(row[0] as number) + 1];
  for (let column = 1; column <= typed.length; column++) {
    const replaced = (row[column - 1] as number) + (typed.charCodeAt(column - 1) === code ? 0 : 1);
    next.push(Math.min(replaced, (row[column] as number) + 1, (next[column - 1] as number) + 1));
  }
  return next;
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
