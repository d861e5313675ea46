/** Words of a text, folded so that case, accents and apostrophes make no difference. */

export interface Word {
  /** As it is looked up. */
  readonly folded: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const ASCII = /^[\0-\x7f]*$/;
const NOT_FOLDED = /[\p{M}'’]/gu;
/** Longer ones are told apart by their beginning. */
const MAX_LETTERS = 48;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text, in their order. */
export function wordsOf(text: string): Word[] {
  return [...eachWord(text)];
}

/** The same, as far as they are asked for. */
export function* eachWord(text: string): Generator<Word> {
  const unspaced = UNSPACED.test(text);
  for (const { 0: run, index } of text.matchAll(WORD)) {
    const parts = unspaced && UNSPACED.test(run) ? segmenter.segment(run) : [{ segment: run, index: 0 }];
    for (const { segment, index: at } of parts) {
      const folded = fold(segment);
      const start = index + at;
      if (folded) yield { folded, start, end: start + segment.length };
    }
  }
}

function fold(word: string): string {
  const plain = ASCII.test(word) ? word.replaceAll("'", '') : word.normalize('NFKD').replace(NOT_FOLDED, '');
  return plain.toLowerCase().slice(0, MAX_LETTERS);
}
