import { describe, expect, test } from 'vitest';
import { growthExponent, median, percentile } from './numbers.ts';

describe('percentile', () => {
  test('is the value in the middle, or half way between the two there', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test('does not sort numbers as words', () => {
    expect(percentile([100, 20, 3], 1)).toBe(100);
  });

  test('refuses an empty list', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('growthExponent', () => {
  test.each([
    ['what stays the same', (size: number) => 7 + size * 0, 0],
    ['what grows in proportion', (size: number) => 3 * size, 1],
    ['what grows with the square', (size: number) => size ** 2 / 50, 2],
  ])('tells %s', (_, quantity, exponent) => {
    expect(growthExponent([100, 1000, 10_000].map((size) => [size, quantity(size)]))).toBeCloseTo(exponent);
  });
});
