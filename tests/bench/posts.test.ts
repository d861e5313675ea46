import { describe, expect, test } from 'vitest';
import { postText } from './content.ts';
import { type Post, phraseOf, postAt } from './posts.ts';

const posts = Array.from({ length: 200 }, (_, number): Post => postAt(number, 200));

describe('the generated publication', () => {
  test('is half locked, with hidden posts and gated sections', () => {
    expect(posts.filter(({ audience }) => audience === 'public')).toHaveLength(100);
    expect(posts.some(({ hidden }) => hidden)).toBe(true);
    expect(posts.some(({ gate }) => gate)).toBe(true);
  });

  test('is the same each time, with articles of about 7 kB', () => {
    const texts = posts.map(postText);
    expect(posts.map(postText)).toEqual(texts);
    const bytes = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
    expect(bytes).toBeGreaterThan(6000);
    expect(bytes).toBeLessThan(8000);
  });

  test('has its locked phrases below the wall', () => {
    for (const post of posts.filter(({ audience }) => audience !== 'public')) {
      const [preview = '', body = ''] = postText(post).split('<Paywall />');
      expect(preview).toContain(phraseOf(post, 'preview'));
      expect(preview).not.toContain(phraseOf(post, 'body'));
      expect(body).toContain(phraseOf(post, 'body'));
    }
  });
});
