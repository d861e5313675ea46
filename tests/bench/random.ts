/** Numbers and words that look like chance and are the same in every run. */

/** A generator of numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SEED = 20_261_121;
const VOCABULARY = 60_000;
const SYLLABLES =
  'an be con de el for gra hol in jus kel lo mar ner or pel qui ras ser ta un ver wil xen yor zel'.split(' ');

/** Invented words, the commonest first; long enough that a publication of years does not run out of rare ones. */
export const vocabulary: readonly string[] = makeVocabulary();

function makeVocabulary(): string[] {
  const random = randomFrom(SEED);
  // As in any language, the words that are used most are short.
  const syllables = (rank: number) => 1 + Math.floor(random() * Math.min(4, 1 + rank / 60));
  return Array.from({ length: VOCABULARY }, (_, rank) =>
    Array.from({ length: syllables(rank) }, () => pick(SYLLABLES, random)).join(''),
  );
}

export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** A word as often as its rank in the vocabulary makes it, roughly as in any language. */
export function word(random: () => number): string {
  return vocabulary[Math.floor(VOCABULARY ** random()) - 1] ?? (vocabulary[0] as string);
}

export function words(count: number, random: () => number): string {
  return Array.from({ length: count }, () => word(random)).join(' ');
}
