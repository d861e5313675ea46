/** Clerk slow, broken or overrun: the page says so, what is open stays open, and everything recovers by itself. */
import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Fault } from '#src/dev/clerk/index.ts';
import { breakClerk, control, mendClerk } from '../harness/control.ts';
import { newReader, useBrowser } from '../harness/page.ts';
import { POSTS } from '../library/demo.ts';

useBrowser();
afterEach(mendClerk);

const PUBLIC = '/posts/the-apple-room';
const PAID = '/posts/after-the-june-drop';
const UNAVAILABLE = /sign-in service does not answer/;

const WAYS: [string, Fault[]][] = [
  ['the API failing', [{ path: '/v1/', status: 500 }]],
  ['the API overrun', [{ path: '/v1/', status: 429 }]],
  ['the API silent', [{ path: '/v1/client', hang: true }]],
  ['the scripts failing', [{ path: '/npm/', status: 500 }]],
];

/** A signed-in supporter, whose session was made while Clerk worked. */
async function supporter() {
  const reader = await newReader();
  const { cookies } = (await control('/sign-in', { email: 'supporter@example.test' })) as {
    cookies: Record<string, unknown>;
  };
  const url = inject('site').origin;
  await reader.context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({ name, value: String(value), url })),
  );
  return reader;
}

/** Longer than a page waits before it says something, and than its components wait before they show. */
const SLOW_MS = 9_500;

describe('with the API merely slow', () => {
  test('a reader reads before Clerk has answered, and is greeted without a reload when it has', async () => {
    const { page } = await supporter();
    await breakClerk({ path: '/v1/', delayMs: SLOW_MS });
    for (const path of [PUBLIC, PAID]) {
      await page.goto(path, { waitUntil: 'commit' });
      await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate(() => window.Clerk?.loaded ?? false)).toBe(false);
    }
    expect(await page.content()).toContain(POSTS.find(({ id }) => PAID.endsWith(id))?.word);
    await page.evaluate(() => Object.assign(window, { untouched: true }));
    // Nobody mends anything: slow answers are answers.
    await page.getByRole('button', { name: 'Sol Supporter' }).waitFor({ timeout: 60_000 });
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
  });

  test('the sign-in page says so, then shows its form by itself', async () => {
    const { page } = await newReader();
    await breakClerk({ path: '/v1/', delayMs: SLOW_MS });
    await page.goto('/sign-in');
    await page.getByText(UNAVAILABLE).waitFor();
    await page.getByLabel('Email address').waitFor({ timeout: 60_000 });
    await page.getByText(UNAVAILABLE).waitFor({ state: 'detached' });
  });
});

describe.each(WAYS)('with %s', (_, faults) => {
  test('a reader reads on, is told, and is back when Clerk is', async () => {
    const { page } = await supporter();
    await breakClerk(...faults);
    await page.goto(PUBLIC);
    expect(await page.getByRole('article').innerText()).not.toBe('');
    await page.goto(PAID);
    const word = POSTS.find(({ id }) => PAID.endsWith(id))?.word;
    expect(await page.content()).toContain(word);
    await page.evaluate(() => Object.assign(window, { untouched: true }));
    await mendClerk();
    await page.getByRole('button', { name: 'Sol Supporter' }).waitFor({ timeout: 60_000 });
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
  });

  test('the sign-in page says so, and shows its form when Clerk is back', async () => {
    const { page } = await newReader();
    await breakClerk(...faults);
    await page.goto('/sign-in');
    await page.getByText(UNAVAILABLE).waitFor();
    await mendClerk();
    await page.getByLabel('Email address').waitFor({ timeout: 60_000 });
    await page.getByText(UNAVAILABLE).waitFor({ state: 'detached' });
  });
});
