/** What goes with a reader down a page and from page to page: progress, contents, colours, print, feeds, transitions, prefetching. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { newReader, signIn, useBrowser } from '../harness/page.ts';

useBrowser();

const LONG = '/posts/write-your-first-post';
const LOCKED = '/posts/after-the-june-drop';
const styleOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('reading progress grows with the scroll, without a script', async () => {
  const { page } = await newReader({ javaScriptEnabled: false });
  await page.goto(LONG);
  const width = async () => (await page.locator('.reading-progress').boundingBox())?.width ?? 0;
  expect(await width()).toBe(0);
  await page.mouse.wheel(0, 4000);
  await expect.poll(width).toBeGreaterThan(20);
});

test('the contents list follows the scroll', async () => {
  const { page } = await newReader();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(LONG);
  const reading = () => page.locator('.contents-list a[aria-current]').allTextContents();
  await page.locator('#write').evaluate((heading) => heading.scrollIntoView());
  await expect.poll(reading).toEqual(['Write']);
  await page.locator('#look-before-you-publish').evaluate((heading) => heading.scrollIntoView());
  await expect.poll(reading).toEqual(['Look before you publish']);
});

describe('the colour scheme', () => {
  /** The colour in which the browser draws its own frame. */
  const frameOf = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')]
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );
  const toHex = (colour: string) =>
    `#${(colour.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;

  test('that a reader chose is there before the first paint of the next page', async () => {
    const { page, context } = await newReader({ colorScheme: 'light' });
    await page.goto('/');
    const light = await styleOf(page, 'html', 'background-color');
    await page.getByRole('button', { name: 'Dark colours' }).click();
    const dark = await styleOf(page, 'html', 'background-color');
    expect(dark).not.toBe(light);
    await context.addInitScript(() => {
      const painted: string[] = [];
      Object.assign(window, { painted });
      new PerformanceObserver(() =>
        painted.push(getComputedStyle(document.documentElement).backgroundColor),
      ).observe({
        type: 'paint',
        buffered: true,
      });
    });
    await page.goto('/posts');
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { painted: string[] }).painted.length))
      .toBeGreaterThan(0);
    const painted = await page.evaluate(() => (window as unknown as { painted: string[] }).painted);
    expect(new Set(painted)).toEqual(new Set([dark]));
    // The script that sets it stands before every style sheet and before the body.
    const html = await (await context.request.get('/posts')).text();
    expect(html.indexOf("localStorage.getItem('scheme')")).toBeLessThan(html.indexOf('<link'));
  });

  test('of a part of a page can be turned, and all its colours turn with it', async () => {
    const { page } = await newReader({ colorScheme: 'light' });
    await page.goto('/');
    const papers = await page.evaluate(() =>
      ['light', 'dark'].map((scheme) => {
        const part = document.querySelector('main')?.appendChild(document.createElement('div'));
        Object.assign(part?.style ?? {}, { colorScheme: scheme, background: 'var(--paper)' });
        return part && getComputedStyle(part).backgroundColor;
      }),
    );
    expect(papers[0]).not.toBe(papers[1]);
  });

  test('is the system’s again when the choice is taken back', async () => {
    const { page } = await newReader({ colorScheme: 'light' });
    await page.goto('/');
    const button = page.getByRole('button', { name: 'Dark colours' });
    const light = await frameOf(page);
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    const dark = await frameOf(page);
    expect(dark).toEqual([await styleOf(page, 'html', 'background-color').then(toHex)]);
    expect(dark).not.toEqual(light);
    await button.click();
    expect(await frameOf(page)).toEqual(light);
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    expect(await page.evaluate(() => localStorage.getItem('scheme'))).toBeNull();
  });
});

test('on paper stand the text and its source, and nothing that can only be clicked', async () => {
  const { page } = await newReader({ colorScheme: 'dark' });
  await page.goto(LOCKED);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const selector of [
    '.site-header nav',
    '.site-corner',
    '.entry-after',
    '.wall-actions',
    '.reading-progress',
  ])
    expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
  expect(await page.locator('.prose').isVisible()).toBe(true);
  expect(await styleOf(page, '.prose > p:nth-last-of-type(1)', 'mask-image')).toBe('none');
  expect(await styleOf(page, 'html', 'color-scheme')).toContain('light');
});

test('the feed is a page that can be read in a browser', async () => {
  const { page, context } = await newReader();
  const feed = await context.request.get('/rss.xml');
  expect(await feed.text()).toContain('<?xml-stylesheet href="/feed.css"?>');
  // A browser shows a feed that is sent as plain XML; as a feed, it may be saved instead.
  await context.route('**/rss.xml', async (route) =>
    route.fulfill({ contentType: 'text/xml', body: await feed.text() }),
  );
  await page.goto('/rss.xml');
  expect(await styleOf(page, 'rss', 'display')).toBe('block');
  expect(await styleOf(page, 'guid', 'display')).toBe('none');
  expect(await styleOf(page, 'item > title', 'display')).toBe('block');
});

describe('pages cross-fade', () => {
  test('into each other, without a client-side router', async () => {
    const { page } = await newReader();
    await page.goto('/posts');
    const transition = page.evaluate(
      () =>
        new Promise((resolve) =>
          addEventListener('pageswap', (event) => resolve(Boolean(event.viewTransition)), { once: true }),
        ),
    );
    await page.getByRole('link', { name: 'About', exact: true }).click();
    expect(await transition.catch(() => 'gone')).not.toBe(false);
    await page.waitForURL('**/about');
    expect(await inheritsTransition(page)).toBe(true);
  });

  test('in and out of pages with Clerk’s components, which still work', async () => {
    const { page } = await newReader();
    await page.addInitScript(() =>
      addEventListener('pagereveal', (event) =>
        sessionStorage.setItem(
          'revealed',
          `${sessionStorage.getItem('revealed') ?? ''} ${Boolean(event.viewTransition)}`,
        ),
      ),
    );
    await page.goto('/about');
    await page.locator('.site-corner').getByRole('link', { name: 'Sign in' }).click();
    await page.locator('input[name=identifier]').waitFor();
    await page.locator('nav').getByRole('link', { name: 'Posts' }).click();
    await page.waitForURL('**/posts');
    expect(await page.evaluate(() => sessionStorage.getItem('revealed'))).toBe(' false true true');
    await signIn(page, 'reader@example.test', '/about');
    await page.getByRole('button', { name: 'Rhea Reader' }).waitFor();
  });
});

/** Whether the style sheet opts in to transitions between pages. */
const inheritsTransition = (page: Page) =>
  page.evaluate(() =>
    [...document.styleSheets].some((sheet) =>
      JSON.stringify([...sheet.cssRules].map(({ cssText }) => cssText)).includes('@view-transition'),
    ),
  );

describe('prefetching', () => {
  const isPublic = async (path: string) => {
    const { post } = await (await fetch(`${inject('site').origin}/api${path}`)).json();
    return post.access === 'public';
  };
  /** The links that the page's own rules let a browser fetch ahead. */
  const fetchedAhead = (page: Page) =>
    page.evaluate(() => {
      const rules = JSON.parse(document.querySelector('script[type=speculationrules]')?.textContent ?? '{}');
      const selector = rules.prefetch[0].where.selector_matches as string;
      return [
        ...new Set(
          [...document.querySelectorAll<HTMLAnchorElement>(selector)].map(({ pathname }) => pathname),
        ),
      ];
    });

  test('is for public posts only', async () => {
    const { page, complaints } = await newReader();
    for (const path of ['/', '/posts', LONG]) {
      await page.goto(path);
      const links = await fetchedAhead(page);
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        expect(await isPublic(link), link).toBe(true);
      }
    }
    expect(complaints).toEqual([]);
  });

  test('fetches nothing ahead for a reader with a session, whose pages are theirs alone', async () => {
    const { page } = await newReader();
    await signIn(page, 'pro@example.test', '/about');
    await page.goto('/posts');
    expect(await fetchedAhead(page)).toEqual([]);
  });

  test('never asks for a locked post under the pointer', async () => {
    const { page, context } = await newReader();
    const ahead: string[] = [];
    const browser = await context.newCDPSession(page);
    browser.on('Preload.prefetchStatusUpdated', ({ prefetchUrl }) =>
      ahead.push(new URL(prefetchUrl).pathname),
    );
    await browser.send('Preload.enable');
    await page.goto('/posts', { waitUntil: 'networkidle' });
    await page.locator('.post-card:has(.lock-mark) .title a').first().hover();
    await page.waitForTimeout(700);
    expect(ahead).toEqual([]);
    // Whoever rests on a public one sees that the browser does fetch ahead.
    const open = page.locator('.post-card:not(:has(.lock-mark)) .title a').first();
    await open.hover();
    await expect.poll(() => ahead).toContain(await open.getAttribute('href'));
    for (const path of ahead) expect(await isPublic(path), path).toBe(true);
  });
});
