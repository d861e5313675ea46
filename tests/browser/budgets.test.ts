/** What a page weighs in an anonymous reader's browser, and that nothing on it moves once it has been painted. */
import type { LoadedClerk } from '@clerk/shared/types';
import { describe, expect, inject, test } from 'vitest';
import { newReader, shiftsOf, signIn, useBrowser } from '../harness/page.ts';
import { BUDGET, bytesOf, weighFiles, weighHtml } from '../harness/weight.ts';

useBrowser();

const PUBLIC = '/posts/the-apple-room';
const LOCKED = '/posts/after-the-june-drop';
/** Of the dialog with its style sheet, after gzip. */
const SEARCH_BYTES = 7_000;

describe.each([
  ['a public post', PUBLIC],
  ['a locked post', LOCKED],
])('%s, for an anonymous reader,', (_, path) => {
  test('keeps to its budget and asks nobody else', async () => {
    const { page, requests } = await newReader();
    await page.goto(path, { waitUntil: 'networkidle' });
    const html = (await bytesOf(page.url())).toString();
    const text = await page.locator('.prose').innerText();
    const weight = {
      html: weighHtml(html, text),
      ...(await weighFiles(html, requests)),
    };
    console.log(path, weight);
    expect(weight.html).toBeLessThanOrEqual(BUDGET.html);
    expect(weight.css).toBeLessThanOrEqual(BUDGET.css);
    expect(weight.js).toBeLessThanOrEqual(BUDGET.js);
    expect(weight.fonts).toBeLessThanOrEqual(BUDGET.fonts);
    expect(requests.filter((url) => /clerk/i.test(url))).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(inject('site').origin))).toEqual([]);
  });
});

test('opening search brings no more than a small part of what a page may weigh', async () => {
  const { page, requests } = await newReader();
  await page.goto(PUBLIC, { waitUntil: 'networkidle' });
  const before = requests.length;
  await page.locator('.search-button').click();
  await page.locator('.search-dialog-field').waitFor();
  const { css, js } = await weighFiles('', requests.slice(before));
  expect(js).toBeGreaterThan(0);
  expect(js + css).toBeLessThanOrEqual(SEARCH_BYTES);
});

describe('a page with Clerk loaded', () => {
  test.each([PUBLIC, LOCKED, '/'])(
    '%s does not shift, and its header is final 100 ms after Clerk is ready',
    async (path) => {
      const { page } = await newReader();
      await signIn(page, 'reader@example.test', '/about');
      await page.addInitScript(watchThePage);
      await page.goto(path);
      await page.locator('button.reader-face').waitFor();
      await page.waitForTimeout(600);
      const { clerkReady, headerFinal, later } = await page.evaluate(
        () => (window as unknown as { watched: Watched }).watched,
      );
      expect(await shiftsOf(page)).toEqual([]);
      expect(clerkReady).toBeGreaterThan(0);
      expect(headerFinal - clerkReady).toBeLessThan(100);
      expect(later).toBe(0);
    },
  );
});

interface Watched {
  clerkReady: number;
  headerFinal: number;
  /** What changed in the reader's corner after that. */
  later: number;
}

/** Runs in the page before anything else: notes when Clerk knows the reader, and when the header shows them for good. */
function watchThePage(): void {
  const watched: Watched = { clerkReady: 0, headerFinal: 0, later: 0 };
  Object.assign(window, { watched });
  let clerk: LoadedClerk | undefined;
  Object.defineProperty(window, 'Clerk', {
    configurable: true,
    get: () => clerk,
    set: (given: LoadedClerk) => {
      clerk = given;
      given.addListener?.(({ user }) => {
        if (user) watched.clerkReady ||= performance.now();
      });
    },
  });
  new MutationObserver((changes) => {
    const isInCorner = ({ target }: MutationRecord) =>
      (target instanceof Element ? target : target.parentElement)?.closest('.site-corner');
    if (watched.headerFinal) watched.later += changes.filter(isInCorner).length;
    else if (document.querySelector('button.reader-face')) watched.headerFinal = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}
