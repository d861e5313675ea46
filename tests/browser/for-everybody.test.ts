/** Narrow screens, large text, other directions, stillness, forced colours, and the whole journey by keyboard. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newReader, useBrowser } from '../harness/page.ts';
import { wordOf } from '../library/demo.ts';
import { PAGES } from '../look/pages.ts';

useBrowser();

const POST = '/posts/after-the-june-drop';
const OURS = PAGES.filter(({ only, waitFor }) => only !== 'member' && !waitFor);

/** How many pixels of the page lie beyond the window's edge. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('no page scrolls sideways', () => {
  test.each([
    ['at 320 px', 320, '100%', 'ltr'],
    ['at 320 px from right to left', 320, '100%', 'rtl'],
    ['on a phone with text at 200 %', 390, '200%', 'ltr'],
    ['on a desk with text at 200 %', 1280, '200%', 'ltr'],
    ['on a desk from right to left', 1280, '100%', 'rtl'],
  ])('%s', async (_, width, fontSize, dir) => {
    const { page, context } = await newReader();
    await page.setViewportSize({ width, height: 800 });
    const wide: string[] = [];
    for (const { path } of OURS) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      await page.evaluate(
        ([size, direction]) => {
          document.documentElement.style.fontSize = size as string;
          document.documentElement.dir = direction as string;
        },
        [fontSize, dir],
      );
      const beyond = await overflow(page);
      if (beyond > 0) wide.push(`${path}: ${beyond} px`);
    }
    expect(wide).toEqual([]);
    await context.close();
  });
});

describe('a reader who asks for', () => {
  test('stillness sees nothing move', async () => {
    const { page } = await newReader();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const path of ['/', POST, '/posts/lock-one-section']) {
      await page.goto(path);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe(
        'auto',
      );
    }
  });

  test('forced colours still sees buttons, the gate and what is current', async () => {
    const { page } = await newReader();
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(POST);
    const seen = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
      return {
        border: style('.wall .button').borderTopWidth,
        gate: style('.wall-line svg').stroke,
        line: getComputedStyle(document.querySelector('.wall-line') as Element, '::before').borderBottom,
        progress: style('.reading-progress').backgroundColor,
        paper: getComputedStyle(document.body).backgroundColor,
        current: style('nav a[aria-current]').textDecorationLine,
      };
    });
    expect(seen).toMatchObject({ border: '1px', current: 'underline' });
    expect(seen.gate).toMatch(/^rgb/);
    expect([seen.gate, seen.progress]).not.toContain(seen.paper);
    expect(seen.line).toMatch(/^1px solid/);
    expect(seen.line).not.toContain(seen.paper);
    await page.locator('.search-button').click();
    await page.locator('.search-dialog-field').fill('apple');
    await page.locator('.search-option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('.search-option[aria-selected=true]').first();
    expect(await chosen.evaluate((option) => getComputedStyle(option).outlineStyle)).toBe('solid');
  });
});

describe('by keyboard alone, a reader', () => {
  test('finds a locked post, signs in, reads, and signs out', async () => {
    const { page, complaints } = await newReader();
    await page.goto('/');
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to the text');
    await tabTo(page, 'Older', '/posts');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/posts/page/2');
    await tabTo(page, 'After the June drop: thinning apples for fruit worth picking');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${POST}`);
    await tabTo(page, 'Sign in', undefined, '.wall');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in**');
    await page.locator('input[name=identifier]').waitFor();
    await tabTo(page, 'Email address', undefined, '.cl-signIn-root');
    await page.keyboard.type('supporter@example.test');
    await page.keyboard.press('Enter');
    await page.locator('input[name=password]:visible').waitFor();
    await tabTo(page, 'Password', undefined, '.cl-signIn-root');
    await page.keyboard.type('letmein-locally');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${POST}`);
    await page.getByText(wordOf('after-the-june-drop')).waitFor();
    await page.getByRole('button', { name: 'Sol Supporter' }).waitFor();
    await tabTo(page, 'Sol Supporter', undefined, '.site-corner');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Sign out', undefined, '.reader-menu');
    await page.keyboard.press('Enter');
    await page.locator('.wall').waitFor();
    expect(await page.content()).not.toContain(wordOf('after-the-june-drop'));
    // The browser's own remark on a cross-fade that the next page overtook.
    expect(complaints.filter((complaint) => !complaint.startsWith('Transition was'))).toEqual([]);
  });
});

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/**
 * Presses Tab until the focus is on something with this text, and checks that the focus can be seen there.
 *
 * @param from a page to go to first, by its link in the navigation
 * @param inside a selector that it lies in
 */
async function tabTo(page: Page, text: string, from?: string, inside = 'body'): Promise<void> {
  if (from) {
    await tabTo(page, 'Posts', undefined, 'nav');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${from}`);
  }
  for (let presses = 0; presses < 90; presses++) {
    const at = await page.evaluate((inside) => {
      const focused = document.activeElement;
      if (!focused?.closest(inside)) return { text: '', outline: '' };
      const label =
        focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : focused.ariaLabel;
      return {
        text: (label ?? focused.textContent)?.trim(),
        outline: getComputedStyle(focused).outlineStyle,
      };
    }, inside);
    if (at.text === text) return expect(at.outline, `outline of ${text}`).toBe('solid');
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach "${text}" in ${inside}.`);
}
