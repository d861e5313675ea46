/** The way back after signing in or paying never leads off the site. */
import { expect, test } from 'vitest';
import { returnPath } from '#src/session/return-path.ts';

const at = (target: string) =>
  returnPath(new URL(`https://tea.example/pricing?redirect_url=${encodeURIComponent(target)}`));

test.each([
  ['/posts/tea', '/posts/tea'],
  ['/posts?page=2', '/posts?page=2'],
  ['https://tea.example/posts/tea', '/posts/tea'],
])('%s leads to %s', (target, path) => {
  expect(at(target)).toBe(path);
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
  'http://tea.example/',
  '/.//elsewhere.example/',
  'https://tea.example//elsewhere.example/',
  'https://tea.example/\\elsewhere.example/',
])('%s leads nowhere', (target) => {
  expect(at(target)).toBeUndefined();
});
