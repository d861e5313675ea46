/** A site in another language: every text that is not an author's comes from `labels`, and none of them stays English. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsSchema } from '#src/theme/words.ts';
import { findBrowser } from '../harness/browser.ts';
import { signIn } from '../harness/page.ts';
import { buildVariant, serveBuilt, type Variant } from './variant.ts';
import { writePosts } from './write-posts.ts';

/** Whatever stands between these is a label, or was written by an author. */
const marked = (text: string) => `⟦${text}⟧`;
/** Tags are written in Latin letters, and so are currencies and the names of the local Clerk's readers. */
const NO_TEXT = /tag-\d|UK£|GBP|£|Tag-\d|Pia Pro|PP/g;

const PAGES = [
  '/',
  '/posts',
  '/posts/page/2',
  '/posts/post-1',
  '/posts/post-2',
  '/posts/post-3',
  '/posts/post-4',
  '/posts/post-7',
  '/tags',
  '/tags/tag-1',
  '/authors',
  '/authors/ada',
  '/series',
  '/archive',
  '/archive/2026',
  '/search',
  '/search?q=post',
  '/search?q=crocodile',
  '/membership',
  '/pricing',
  '/sign-in',
  '/sign-up',
  '/account/reading',
  '/team',
  '/studio',
  '/about',
  '/nowhere',
];

let folder: string;
let site: Variant;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatepost-labels-'));
  writePosts(folder, 30, marked);
  site = await serveBuilt(await buildVariant('labels', otherLanguage(), folder));
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(['anonymous', 'member'] as const)('leaves no English to a reader who is %s', async (viewer) => {
  const page = await (await browser.newContext({ baseURL: site.origin })).newPage();
  if (viewer === 'member') await signIn(page, 'pro@example.test', '/about');
  const found: string[] = [];
  // Clerk sends those who are signed in away from its forms.
  const pages = PAGES.filter((path) => viewer === 'anonymous' || !path.startsWith('/sign-'));
  for (const path of pages) {
    await page.goto(path, { waitUntil: 'load' });
    await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
    found.push(...foreignIn(await textsOf(page)).map((text) => `${path}: ${text}`));
  }
  expect([...new Set(found)]).toEqual([]);
});

test('writes from right to left, in its own digits and dates', async () => {
  const page = await browser.newPage({ baseURL: site.origin });
  await page.goto('/posts');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.locator('html').getAttribute('lang')).toBe('ar-EG');
  expect(await page.locator('.post-card time').first().textContent()).toMatch(/٢٠٢٦/);
});

/** Components stand in it as their authors wrote them. */
test('speaks the same language in Markdown', async () => {
  for (const path of ['/posts/post-1.md', '/posts/post-2.md', '/posts/post-4.md', '/nowhere.md']) {
    const text = await (await fetch(site.origin + path)).text();
    expect(text.length, path).toBeGreaterThan(10);
    expect(foreignIn(text.replace(/https?:\S+|<\/?[A-Z].*?>/g, '')), path).toEqual([]);
  }
});

test('speaks the same language in the search dialog', async () => {
  const page = await browser.newPage({ baseURL: site.origin });
  await page.goto('/posts');
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
  await page.locator('.search-button').click();
  await page.locator('.search-dialog-field').fill('post');
  await page.locator('.search-option').first().waitFor();
  expect(foreignIn(await textsOf(page))).toEqual([]);
});

/**
 * What readers see or hear on a page, a line for each text, apart from Clerk's own components, which have their own translations,
 * and from snippets, which begin and end anywhere.
 */
function textsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const skipped =
      'script, style, noscript, template, [class*="cl-"], code, .snippet, .search-option-snippet';
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(skipped)) texts.push(node.nodeValue ?? '');
    for (const element of document.querySelectorAll('body *, meta[name=description]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'content'])
        if (!element.closest(skipped)) texts.push(element.getAttribute(name) ?? '');
    return texts.map((text) => text.replaceAll('\n', ' ')).join('\n');
  });
}

/** The lines in which Latin letters are left once everything marked is gone, from the inside out. */
function foreignIn(texts: string): string[] {
  let rest = texts;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return rest.split('\n').filter((line) => /[a-z]/i.test(line.replace(NO_TEXT, '')));
}

function otherLanguage(): Record<string, unknown> {
  const link = (label: string, href: string) => ({ label: marked(label), href });
  const plan = (name: string, payer: string) => ({
    name: marked(name),
    description: marked('What it opens.'),
    payer,
    features: name === 'Pro' ? ['audio'] : [],
    price: { monthly: 5, yearly: 50, currency: 'gbp' },
    trialDays: 14,
  });
  return {
    name: marked('The paper'),
    description: marked('What it is.'),
    locale: 'ar-EG',
    direction: 'rtl',
    navigation: [link('Posts', '/posts')],
    footer: [link('Terms', '/terms')],
    social: [link('Elsewhere', 'https://social.example')],
    home: {},
    plans: {
      supporter: plan('Supporter', 'user'),
      pro: plan('Pro', 'user'),
      team: plan('Team', 'organization'),
    },
    features: { audio: { name: marked('audio'), payer: 'user' } },
    roles: {
      editor: { name: marked('Editor'), permissions: ['posts:review'] },
      admin: { name: marked('Admin') },
    },
    labels: markAll(wordsSchema.parse({})),
  };
}

function markAll(value: unknown): unknown {
  if (typeof value === 'string') return marked(value);
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, markAll(inner)]));
}
