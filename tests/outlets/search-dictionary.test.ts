import { expect, test } from 'vitest';
import { Dictionary } from '#src/outlets/search/dictionary.ts';

/** All words of up to five letters of which half are taken, by a rule that looks at random. */
const words = wordsOf('abé', 5)
  .filter((_, at) => (at * 2654435761) % 7 < 3)
  .sort();
const dictionary = new Dictionary(words);

test('each word is found by its number, and others are not found', () => {
  expect(words.length).toBeGreaterThan(100);
  expect(words.map((word) => dictionary.numberOf(word))).toEqual(words.map((_, number) => number));
  expect(words.map((_, number) => dictionary.word(number))).toEqual(words);
  const taken = new Set(words);
  const absent = wordsOf('abéz', 4).filter((word) => !taken.has(word));
  expect(absent.every((word) => dictionary.numberOf(word) === undefined)).toBe(true);
});

test('beginnings are those of a look at all words', () => {
  for (const start of ['', 'zz', ...wordsOf('abé', 5)]) {
    expect(
      [...dictionary.beginningWith(start)].map((number) => words[number]),
      start,
    ).toEqual(words.filter((word) => word.startsWith(start)));
  }
});

test('near misses are those of a look at all words, with their distance', () => {
  for (const typed of ['', 'z', 'aaaaaaa', ...wordsOf('abé', 4)]) {
    for (const distance of [0, 1, 2]) {
      const expected = words
        .map((word, number) => [number, distanceOf(word, typed)] as const)
        .filter(([, away]) => away <= distance);
      expect([...dictionary.near(typed, distance)], `${typed} ${distance}`).toEqual(expected);
    }
  }
});

test('a dictionary without words has none', () => {
  const empty = new Dictionary([]);
  expect(empty.numberOf('word')).toBeUndefined();
  expect([...empty.beginningWith('')]).toEqual([]);
  expect([...empty.near('word', 2)]).toEqual([]);
});

function wordsOf(letters: string, length: number): string[] {
  if (length === 0) return [];
  const shorter = wordsOf(letters, length - 1);
  return [
    ...new Set([
      ...letters,
      ...shorter,
      ...shorter.flatMap((word) => [...letters].map((letter) => word + letter)),
    ]),
  ];
}

/** Levenshtein's distance as it is defined. */
function distanceOf(one: string, other: string): number {
  if (!one || !other) return one.length + other.length;
  if (one[0] === other[0]) return distanceOf(one.slice(1), other.slice(1));
  return (
    1 +
    Math.min(
      distanceOf(one.slice(1), other),
      distanceOf(one, other.slice(1)),
      distanceOf(one.slice(1), other.slice(1)),
    )
  );
}
