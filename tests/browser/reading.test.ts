/** The step from locked to reading, in a real browser through Clerk's own forms. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newReader, signIn, useBrowser } from '../harness/page.ts';
import { wordOf } from '../library/demo.ts';

useBrowser();

const POST = '/posts/after-the-june-drop';
const WORD = wordOf('after-the-june-drop');

const UNLOCKED = 'Unlocked. Enjoy the read.';
/** What screen readers are told: the text of a polite live region. */
const heard = (page: Page) => page.locator('[role=status][aria-live=polite]').last().textContent();

describe('a reader', () => {
  test('signs in from the wall and comes back to the post, open', async () => {
    const { page, complaints } = await newReader();
    await page.goto(POST);
    expect(await page.content()).not.toContain(WORD);
    await page.getByRole('heading', { name: 'For supporters' }).waitFor();
    await page.locator('.wall').getByRole('link', { name: 'Sign in' }).click();
    await page.locator('input[name=identifier]').fill('supporter@example.test');
    await page.keyboard.press('Enter');
    await page.locator('input[name=password]:visible').waitFor();
    await page.locator('input[name=password]').fill('letmein-locally');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${POST}`);
    await page.getByText(WORD).waitFor();
    expect(await page.locator('.wall').count()).toBe(0);
    await page.getByRole('button', { name: 'Sol Supporter' }).waitFor();
    await expect.poll(() => heard(page)).toBe(UNLOCKED);
    // Opened in the ordinary way, it is no news.
    await page.goto('/');
    await page.goto(POST);
    await page.getByRole('button', { name: 'Sol Supporter' }).waitFor();
    expect(await heard(page)).toBe('');
    expect(complaints).toEqual([]);
  });

  test('is told under the field when the password is wrong, and stays signed out', async () => {
    const { page } = await newReader();
    await page.goto(`/sign-in?redirect_url=${POST}`);
    await page.locator('input[name=identifier]').fill('supporter@example.test');
    await page.keyboard.press('Enter');
    await page.locator('input[name=password]:visible').waitFor();
    await page.locator('input[name=password]').fill('not-the-password');
    await page.keyboard.press('Enter');
    await page
      .getByText(/password.* is incorrect/i)
      .first()
      .waitFor();
    await page.goto(POST);
    expect(await page.content()).not.toContain(WORD);
  });

  test('signs up with an e-mail code and reads what any account may read', async () => {
    const { page, complaints } = await newReader();
    const post = '/posts/put-it-on-the-internet';
    await page.goto(post);
    await page.getByRole('heading', { name: 'Sign in to read' }).waitFor();
    await page.locator('.wall').getByRole('link', { name: 'Create an account' }).click();
    await page.locator('input[name=emailAddress]').fill(`new-${Date.now()}@example.test`);
    await page.locator('input[name=password]').fill('a-long-enough-password');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-up/verify-email-address**');
    await page.locator('input[autocomplete=one-time-code]').first().waitFor();
    await page.keyboard.type('424242');
    await page.waitForURL(`**${post}`);
    await page.getByText(wordOf('put-it-on-the-internet')).waitFor();
    expect(complaints).toEqual([]);
  });

  test('signs out, and the server locks again', async () => {
    const { page, context } = await newReader();
    await signIn(page, 'pro@example.test', POST);
    await page.getByText(WORD).waitFor();
    await page.getByRole('button', { name: 'Pia Pro' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('.wall').waitFor();
    await page.locator('.site-corner').getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await page.content()).not.toContain(WORD);
    const again = await context.request.get(POST);
    expect(await again.text()).not.toContain(WORD);
  });

  test('who signs in in another tab sees the wall open without a reload, and hears of it', async () => {
    const { page, context } = await newReader();
    await page.goto(POST);
    await page.locator('.wall').waitFor();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await signIn(await context.newPage(), 'supporter@example.test', '/about');
    await page.bringToFront();
    await page.getByText(WORD).waitFor();
    expect(await page.locator('.wall').count()).toBe(0);
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect(await heard(page)).toBe(UNLOCKED);
  });

  test('who signs in in another tab sees closed sections open as well', async () => {
    const { page, context } = await newReader();
    await page.goto('/posts/lock-one-section');
    await page.getByText('This section is for Pro members.').first().waitFor();
    await signIn(await context.newPage(), 'pro@example.test', '/about');
    await page.bringToFront();
    await page.getByText('dapplecorn').waitFor();
  });

  test('without JavaScript meets the wall as plain links', async () => {
    const { page } = await newReader({ javaScriptEnabled: false });
    await page.goto(POST);
    const wall = page.locator('.wall');
    expect(await wall.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe(
      `/sign-in?redirect_url=${encodeURIComponent(POST)}`,
    );
    expect(await page.locator('.site-corner').getByRole('link', { name: 'Sign in' }).isVisible()).toBe(true);
  });
});
