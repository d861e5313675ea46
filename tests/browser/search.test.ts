/** The search dialog, by keyboard alone. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { findBrowser } from '../harness/browser.ts';
import { cookiesFor, tokenOf } from '../harness/session.ts';

const { origin } = inject('site');
let browser: Browser;
let context: BrowserContext;
let page: Page;
const mishaps: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
});
afterAll(() => browser.close());

beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  page.on('pageerror', ({ message }) => {
    // A slow machine skips the cross-fade between pages, and the browser calls that an error.
    if (!message.startsWith('Transition was')) mishaps.push(message);
  });
});
afterEach(async () => {
  await context.close();
  expect(mishaps.splice(0)).toEqual([]);
});

const field = () => page.getByRole('combobox');
const status = () => page.locator('dialog [role=status]');
const chosen = () => page.locator('[role=option][aria-selected=true]');
const focused = () => page.evaluate(() => document.activeElement?.className);

describe('the search dialog', () => {
  test.each(['/', 'Control+k', 'Meta+k'])('opens with %s, with the focus in its field', async (keys) => {
    await page.goto(origin);
    await page.keyboard.press(keys);
    await field().waitFor();
    expect(await focused()).toBe('search-dialog-field');
    expect(await field().inputValue()).toBe('');
  });

  test('loads none of its code before it is opened', async () => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    await page.goto(origin, { waitUntil: 'networkidle' });
    expect(scripts.filter((path) => /\/search\.[^/]+\.js$/.test(path))).toEqual([]);
    await page.keyboard.press('/');
    await field().waitFor();
    expect(scripts.filter((path) => /\/search\.[^/]+\.js$/.test(path))).toHaveLength(1);
  });

  test('is searched, walked through and left by keyboard', async () => {
    await page.goto(`${origin}/about`);
    const button = page.locator('.search-button');
    await button.focus();
    await page.keyboard.press('Enter');
    await field().waitFor();
    await page.keyboard.type('apple');
    await page.waitForFunction(() =>
      /\d+ results\./.test(document.querySelector('dialog [role=status]')?.textContent ?? ''),
    );
    expect(await chosen().count()).toBe(0);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await chosen().count()).toBe(1);
    expect(await field().getAttribute('aria-activedescendant')).toBe(await chosen().getAttribute('id'));
    expect(await focused()).toBe('search-dialog-field');
    await page.keyboard.press('ArrowUp');
    expect(await chosen().getAttribute('id')).toBe('search-option-0');
    await page.keyboard.press('ArrowUp');
    expect(await chosen().count()).toBe(0);

    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
    expect(await focused()).toContain('search-button');
  });

  test('leads to the chosen post, and from the field to the search page', async () => {
    await page.goto(origin);
    await page.keyboard.press('/');
    await field().waitFor();
    await page.keyboard.type('june drop');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/posts/after-the-june-drop`);

    await page.keyboard.press('/');
    await field().waitFor();
    await page.keyboard.type('pears');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/search?q=pears`);
    expect(await page.locator('.result mark').first().innerText()).toMatch(/pears/i);
  });

  test('says that nothing was found, for a word of a closed part as for any other', async () => {
    await page.goto(origin);
    await page.keyboard.press('/');
    await field().waitFor();
    for (const word of ['knockenbell', 'llebnekconk']) {
      await field().fill(word);
      await page.waitForResponse((response) => response.url().includes(word));
      await page.waitForFunction(
        () => document.querySelector('dialog [role=status]')?.textContent === 'Nothing found.',
      );
      expect(await page.locator('[role=option]').count()).toBe(0);
      await field().fill('');
      await page.waitForFunction(() => document.querySelector('dialog [role=status]')?.textContent === '');
    }
  });

  test('finds it for a reader whose plan opens it', async () => {
    // Clerk in the browser knows nothing of a token that a test made, and would take it away.
    await context.route('**/__clerk/**', (route) => route.abort());
    const cookies = cookiesFor(await tokenOf('pro')).split('; ');
    await context.addCookies(
      cookies.map((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return { name, value, url: origin };
      }),
    );
    await page.goto(origin);
    await page.keyboard.press('/');
    await field().waitFor();
    await page.keyboard.type('knockenbell');
    await page.waitForSelector('[role=option]');
    expect(await page.locator('[role=option] mark').first().innerText()).toBe('knockenbell');
    expect(await status().innerText()).toBe('One result.');
  });

  test('leaves a slash alone where somebody is writing', async () => {
    await page.goto(`${origin}/search`);
    await page.keyboard.press('/');
    expect(await focused()).toContain('query');
    await page.keyboard.type('a/b');
    expect(await page.locator('#search-q').inputValue()).toBe('a/b');
    expect(await page.locator('dialog').count()).toBe(0);
  });
});

test('without a script, the search button leads to the search page', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const sheet = await plain.newPage();
  await sheet.goto(origin);
  await sheet.locator('.search-button').click();
  await sheet.waitForURL(`${origin}/search`);
  await sheet.locator('#search-q').fill('quince');
  await sheet.keyboard.press('Enter');
  await sheet.waitForURL(/\/search\?q=quince/);
  expect(await sheet.locator('.result').count()).toBeGreaterThan(0);
  await plain.close();
});
