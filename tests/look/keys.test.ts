/** Every key of `look`, and the rest of what is seen, in one site that is nothing like its preset: each of them reaches the page. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../harness/browser.ts';
import { buildVariant, serveBuilt, type Variant } from './variant.ts';

let site: Variant;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const folder = await buildVariant('keys', {
    name: 'Das Beet',
    locale: 'de-DE',
    navigation: [{ label: 'Beiträge', href: '/posts' }],
    social: [{ label: 'Woanders', href: 'https://elsewhere.example' }],
    logo: { src: '/favicon.svg', width: 24, height: 24, showName: false },
    home: { sections: ['topics', 'latest', 'join'], latest: 2 },
    look: {
      preset: 'magazine',
      accent: '#0057b7',
      neutral: 'plum',
      radius: 'large',
      fonts: 'plain',
      density: 'compact',
      posts: 'index',
      wall: 'gate',
      scheme: 'dark',
      clerkBase: 'neobrutalism',
    },
    labels: { signIn: 'Anmelden', latest: 'Zuletzt' },
  });
  site = await serveBuilt(folder);
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage({ baseURL: site.origin, colorScheme: 'light' });
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

const styleOf = (selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('the home page has the sections that it names, in their order', async () => {
  await page.goto('/');
  const sections = await page
    .locator('main section')
    .evaluateAll((all) => all.map(({ classList }) => classList[0]));
  expect(sections).toEqual(['topics', 'latest', 'join']);
  expect(await page.locator('.latest .post-card').count()).toBe(2);
  expect(await page.locator('.latest h2').textContent()).toContain('Zuletzt');
});

test('name, logo, navigation and links are the creator’s', async () => {
  await page.goto('/posts');
  expect(await page.title()).toContain('Das Beet');
  expect(await page.locator('.site-header img').getAttribute('src')).toBe('/favicon.svg');
  expect(await page.locator('.site-header .site-name').getAttribute('class')).toContain('sr-only');
  expect(await page.locator('nav a').first().textContent()).toContain('Beiträge');
  expect(await page.locator('footer a[rel=me]').getAttribute('href')).toBe('https://elsewhere.example');
  expect(await page.locator('.post-card time').first().textContent()).toMatch(/\d+\. \p{L}+/u);
});

test('each key of the look changes what its preset says', async () => {
  await page.goto('/posts/after-the-june-drop');
  const html = page.locator('html');
  expect(await html.getAttribute('data-preset')).toBe('magazine');
  expect(await html.getAttribute('data-density')).toBe('compact');
  expect(await html.getAttribute('data-wall')).toBe('gate');
  expect(Number(await styleOf('html', '--air'))).toBe(0.8);
  expect(await styleOf('.button', 'border-top-left-radius')).toBe('16px');
  expect(await styleOf('body', 'font-family')).toMatch(/^"?Instrument Sans/);
  // One scheme for all, whatever the reader's system says, and so nothing to switch.
  expect(await styleOf('html', 'color-scheme')).toBe('dark');
  expect(await page.locator('.scheme-toggle').count()).toBe(0);
  const [red = 0, green = 0, blue = 0] =
    (await styleOf('.wall .button', 'background-color')).match(/\d+/g)?.map(Number) ?? [];
  expect(blue).toBeGreaterThan(Math.max(red, green));
  await page.goto('/posts');
  expect(await page.locator('.post-list').getAttribute('class')).toContain('is-index');
});

test('Clerk’s form speaks the site’s language, in its colours and on its base', async () => {
  await page.goto('/sign-in');
  await page.locator('.cl-formButtonPrimary').waitFor();
  expect(await page.locator('.cl-formButtonPrimary').textContent()).toContain('Fortsetzen');
  const accent = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--accent)';
    return getComputedStyle(probe).color;
  });
  expect(await styleOf('.cl-formButtonPrimary', 'background-color')).toBe(accent);
  expect(await styleOf('.cl-formButtonPrimary', 'font-family')).toMatch(/Instrument Sans/);
});
