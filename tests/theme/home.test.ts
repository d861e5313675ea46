/** The home page in theme.config.ts, and what stands around a post. */
import { describe, expect, test } from 'vitest';
import type { Card } from '#src/library/card.ts';
import { neighboursOf, relatedTo } from '#src/library/related.ts';
import { defineTheme } from '#src/theme/define.ts';

const theme = { name: 'Tea', description: 'Leaves.', url: 'https://tea.example' } as const;

describe('home', () => {
  test('has every section in the usual order unless told', () => {
    expect(defineTheme(theme).home.sections).toEqual(['hero', 'featured', 'latest', 'topics', 'join']);
  });

  test('refuses a section twice, and one that does not exist', () => {
    expect(() => defineTheme({ ...theme, home: { sections: ['hero', 'hero'] } })).toThrow(
      'home.sections names a section twice',
    );
    // @ts-expect-error: the editor says so first.
    expect(() => defineTheme({ ...theme, home: { sections: ['heroes'] } })).toThrow(
      'must be one of: hero, featured',
    );
  });
});

const card = (id: string, ...tags: string[]) => ({ id, tags }) as unknown as Card;
const CARDS = [
  card('d', 'pears'),
  card('c', 'apples', 'rare'),
  card('b', 'apples'),
  card('a', 'apples', 'rare'),
];

describe('neighboursOf', () => {
  test('gives the posts on both sides, and one at the ends', () => {
    expect(neighboursOf(CARDS, 'c')).toMatchObject({ later: { id: 'd' }, earlier: { id: 'b' } });
    expect(neighboursOf(CARDS, 'a')).toEqual({ later: CARDS[2] });
    expect(neighboursOf(CARDS, 'elsewhere')).toEqual({});
  });
});

describe('relatedTo', () => {
  test('prefers rare tags, and leaves out what shares none or is shown already', () => {
    const ids = (leaveOut?: string[]) =>
      relatedTo(CARDS, CARDS[3] as Card, new Set(leaveOut)).map(({ id }) => id);
    expect(ids()).toEqual(['c', 'b']);
    expect(ids(['c'])).toEqual(['b']);
  });
});
