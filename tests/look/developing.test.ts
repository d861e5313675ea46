/** What a creator and an author see while they develop: a change of the theme at once, drafts, "View as", and every part of the look. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { PRESETS } from '#src/theme/look.ts';
import { findBrowser } from '../harness/browser.ts';
import { type DevSite, developCopy } from './dev-site.ts';

const LOCKED = '/posts/after-the-june-drop';

let site: DevSite;
let browser: Browser;

beforeAll(async () => {
  site = await developCopy('developing');
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('a draft says that it is one', async () => {
  const page = await newPage();
  await page.goto('/posts/medlars');
  const banner = page.getByText('A draft: it exists only while you develop.');
  await banner.waitFor();
  expect(await banner.evaluate((element) => getComputedStyle(element).borderInlineStartStyle)).toBe('solid');
});

test('"View as" shows a locked post to a pretended supporter, says why, and gives it back', async () => {
  const page = await newPage();
  await page.goto(LOCKED);
  await page.locator('.wall').waitFor();
  await openViewAs(page);
  await page.getByText(/✗ .*supporter/).waitFor();
  expect(await page.locator('.wall').evaluate((wall) => getComputedStyle(wall).outlineStyle)).toBe('dashed');
  await page.locator('astro-dev-toolbar-button', { hasText: 'supporter' }).last().dispatchEvent('click');
  await page.getByText('thrummock').waitFor();
  expect(await page.locator('.wall').count()).toBe(0);
  await openViewAs(page);
  await page.getByText(/✓ .*supporter/).waitFor();
  await page.locator('astro-dev-toolbar-button', { hasText: 'a visitor' }).dispatchEvent('click');
  await page.locator('.wall').waitFor();
});

test('"View as" takes any plan and role together, says what each is good for, and outlines what that opened', async () => {
  const page = await newPage();
  await page.goto('/posts/lock-one-section');
  const shut = page.locator('.closed-gate').first();
  await shut.waitFor();
  for (const name of ['pro', 'editor']) {
    await openViewAs(page);
    const button = page.locator('astro-dev-toolbar-button', { hasText: name }).last();
    await Promise.all([page.waitForEvent('load'), button.dispatchEvent('click')]);
  }
  await page.getByText('dapplecorn').waitFor();
  expect(await page.locator('.closed-gate').count()).toBe(0);
  await openViewAs(page);
  await page.getByText('gate 1', { exact: true }).waitFor();
  await page.getByText('✓ plan:pro').first().waitFor();
  const pressed = page.locator('astro-dev-toolbar-button[aria-pressed=true]');
  expect(await pressed.allTextContents()).toEqual(expect.arrayContaining(['pro', 'editor']));
  const opened = page.locator('[data-view-as-opened]', { hasText: 'dapplecorn' }).first();
  expect(await opened.evaluate((section) => getComputedStyle(section).outlineStyle)).toBe('dashed');
});

test('the style guide shows every preset in both schemes, and Clerk’s own parts', async () => {
  const page = await newPage();
  await page.goto('/style-guide');
  expect(await page.locator('.guide').count()).toBe(PRESETS.length * 2);
  // Vite meets Clerk's packages for the first time here, and a page that asks meanwhile has to ask again.
  await expect
    .poll(
      async () => {
        await page.goto('/style-guide?preset=terminal');
        const seen = page.locator('.cl-pricingTable').first().waitFor({ timeout: 30_000 });
        return seen.then(
          () => true,
          () => false,
        );
      },
      { timeout: 150_000 },
    )
    .toBe(true);
  await page.locator('.cl-signIn-root').first().waitFor();
  await page.locator('.guide .copy-code').first().waitFor();
  expect(await page.locator('.guide .wall').count()).toBeGreaterThanOrEqual(12);
  // Signed in, the button of who reads stands in place of the form.
  await page.goto('/_view-as/supporter?to=/style-guide%3Fpreset%3Dterminal');
  await page.locator('.cl-userButton-root').first().waitFor({ timeout: 60_000 });
});

test('a change of theme.config.ts is seen at once, and a faint accent is moved with a warning that names both', async () => {
  const config = join(site.folder, 'theme.config.ts');
  const text = readFileSync(config, 'utf8');
  onTestFinished(() => writeFileSync(config, text));
  await expect.poll(servedPreset, { timeout: 30_000 }).toBe('editorial');
  writeFileSync(config, text.replace(/= \{\};/, "= { look: { preset: 'terminal', accent: '#ffe600' } };"));
  await expect.poll(servedPreset, { timeout: 60_000, interval: 500 }).toBe('terminal');
  const page = await newPage();
  // The server is away for a moment while it starts again.
  await expect.poll(() => page.goto('/').then(Boolean, () => false), { timeout: 30_000 }).toBe(true);
  const [, moved] = /look\.accent "#ffe600" .* uses "(#[0-9a-f]{6})"/.exec(site.said()) ?? [];
  expect(moved).toBeDefined();
  const accent = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--accent)';
    return getComputedStyle(probe).color;
  });
  expect(accent).toBe(rgbOf(moved ?? ''));
});

/** @returns undefined while the server is away */
async function servedPreset(): Promise<string | undefined> {
  // One that is about to start again may take a request and never answer it.
  const html = await fetch(site.origin, { signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.text(),
    () => '',
  );
  return /data-preset="(\w+)"/.exec(html)?.[1];
}

async function newPage(): Promise<Page> {
  return (await browser.newContext({ baseURL: site.origin, colorScheme: 'light' })).newPage();
}

/** Vite may load the page anew when it meets a package for the first time, and what was open is closed then. */
async function openViewAs(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.locator('button[data-app-id="gatepost:view-as"]').dispatchEvent('click');
        const seen = page.getByText('Why this page is as it is').waitFor({ timeout: 5_000 });
        return seen.then(
          () => true,
          () => false,
        );
      },
      { timeout: 60_000 },
    )
    .toBe(true);
}

function rgbOf(hex: string): string {
  return `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
}
