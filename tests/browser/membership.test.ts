/** Becoming a member, changing the plan and leaving: in a real browser, through Clerk's own forms and checkout. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { signUp, takePlan } from '../harness/checkout.ts';
import { control } from '../harness/control.ts';
import { newReader, useBrowser } from '../harness/page.ts';
import { POSTS } from '../library/demo.ts';

useBrowser();

/** Whether time can be moved on: a real instance has no control endpoint, and its periods last a month. */
const endsEarly = inject('site').clerk !== '';

const FOR_SUPPORTERS = '/posts/after-the-june-drop';
const FOR_PRO = '/posts/what-a-bottle-costs';

function wordOf(path: string): string {
  const word = POSTS.find((post) => path === `/posts/${post.id}`)?.word;
  if (!word) throw new Error(`tests/library/demo.ts has no word for ${path}`);
  return word;
}

/** A new reader who has taken the Supporter plan from a locked post, and stands in front of it. */
async function newSupporter() {
  const reader = await newReader();
  const { page } = reader;
  await page.goto(FOR_SUPPORTERS);
  await page.locator('.wall').getByRole('link', { name: 'Create an account' }).click();
  const email = await signUp(page);
  await page.waitForURL(/\/pricing/);
  await takePlan(page, 'Supporter', /trial/i);
  await page.waitForURL(`**${FOR_SUPPORTERS}`);
  return { ...reader, email };
}

async function isOpen(page: Page, path: string): Promise<boolean> {
  await page.goto(path);
  return (await page.content()).includes(wordOf(path));
}

describe('a new reader', () => {
  test('signs up from a locked post, verifies the address, takes the plan with a trial, and reads', async () => {
    const { page, complaints } = await newSupporter();
    await page.getByText(wordOf(FOR_SUPPORTERS)).waitFor();
    expect(await page.locator('.wall').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('sees the plan marked, and what the next one would open', async () => {
    const { page } = await newSupporter();
    await page.goto('/pricing');
    await page.locator('[data-plan="user:supporter"][data-current]').waitFor();
    expect(await page.locator('[data-current]').count()).toBe(1);
    await page.goto(FOR_PRO);
    await page.getByText(/You have Supporter\. Pro opens this/).waitFor();
  });
});

describe('a member', () => {
  test.runIf(endsEarly)(
    'takes a greater plan from the wall and reads at once; the lesser one follows when it is taken back',
    async () => {
      const { page, email } = await newSupporter();
      expect(await isOpen(page, FOR_PRO)).toBe(false);
      await page.locator('.wall').getByRole('link', { name: 'See the plans' }).click();
      await takePlan(page, 'Pro', /switch/i);
      await page.waitForURL(`**${FOR_PRO}`);
      await page.getByText(wordOf(FOR_PRO)).waitFor();
      await page.goto('/pricing');
      await takePlan(page, 'Supporter', /switch/i);
      await page.waitForURL('**/account/reading');
      expect(await isOpen(page, FOR_PRO), 'what is paid for stays open').toBe(true);
      await control('/subscriptions/end-period', { email });
      await freshToken(page);
      expect(await isOpen(page, FOR_PRO)).toBe(false);
      expect(await isOpen(page, FOR_SUPPORTERS)).toBe(true);
    },
  );

  test.runIf(endsEarly)(
    'cancels, reads on until the period ends, and finds the post locked then',
    async () => {
      const { page, email } = await newSupporter();
      await page.goto('/account/billing');
      await page.getByRole('button', { name: 'Manage' }).click();
      const cancel = page.getByRole('button', { name: /cancel (?:subscription|free trial)/i });
      await cancel.click();
      await cancel.last().click();
      await page
        .getByText(/cancel+ed|ends/i)
        .first()
        .waitFor();
      await freshToken(page);
      expect(await isOpen(page, FOR_SUPPORTERS)).toBe(true);
      await control('/subscriptions/end-period', { email });
      await freshToken(page);
      expect(await isOpen(page, FOR_SUPPORTERS)).toBe(false);
      await page.getByRole('heading', { name: 'For supporters' }).waitFor();
    },
  );
});

describe('two tabs', () => {
  test('stay in step: what one signs in to and pays for opens in the other without a reload', async () => {
    const { page: first, context } = await newReader();
    await first.goto(FOR_SUPPORTERS);
    await first.evaluate(() => Object.assign(window, { untouched: true }));
    const second = await context.newPage();
    await second.goto('/sign-up?redirect_url=/pricing');
    await signUp(second);
    await first.bringToFront();
    await first.locator('.wall').getByRole('link', { name: 'See the plans' }).waitFor();
    await second.bringToFront();
    await takePlan(second, 'Supporter', /trial/i);
    await second.waitForURL('**/account/reading');
    await first.bringToFront();
    await first.getByText(wordOf(FOR_SUPPORTERS)).waitFor();
    expect(await first.evaluate(() => 'untouched' in window)).toBe(true);
    await second.bringToFront();
    await second.goto('/about');
    await second.getByRole('button', { name: /new-/ }).click();
    await second.getByRole('button', { name: 'Sign out' }).click();
    await second.getByRole('link', { name: 'Sign in' }).waitFor();
    await first.bringToFront();
    await first.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
    await first.reload();
    expect(await first.content()).not.toContain(wordOf(FOR_SUPPORTERS));
  });
});

/** What a minute brings by itself: a token that knows what has changed since. */
async function freshToken(page: Page): Promise<void> {
  await page.waitForFunction(() => window.Clerk?.loaded);
  await page.evaluate(() => window.Clerk.session?.getToken({ skipCache: true }));
}
