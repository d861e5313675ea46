/** Anonymous pages carry no Clerk, and pages live when Clerk does not. */
import { describe, expect, inject, test } from 'vitest';
import { newReader, useBrowser } from '../harness/page.ts';
import { cookiesFor, tokenOf } from '../harness/session.ts';
import { PAGES } from '../look/pages.ts';

useBrowser();

const CLERK = /clerk/i;
/** All that mount none of Clerk's forms; nor `<Show>` in its static form, as /membership does, whose markup is for Clerk to find. */
const WITHOUT = PAGES.filter(
  ({ only, waitFor, name }) => !only && !waitFor && !['membership', 'not-found'].includes(name),
);

describe('an anonymous page', () => {
  test.each(WITHOUT)('$path asks for nothing of Clerk’s, nor of anybody else', async ({ path }) => {
    const { page, requests, complaints } = await newReader();
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => CLERK.test(url))).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(inject('site').origin))).toEqual([]);
    const html = await (await page.request.get(path)).text();
    expect(html.match(/<script[^>]*clerk|__clerk|clerk-js|data-clerk/gi)).toBeNull();
    expect(complaints).toEqual([]);
  });
});

describe.each(['blocked', 'slow', 'failing'] as const)('with every request to Clerk %s', (way) => {
  async function memberReader() {
    const reader = await newReader();
    const [session, uat] = cookiesFor(await tokenOf('supporter'))
      .split('; ')
      .map((pair) => pair.split('='));
    const { origin } = inject('site');
    await reader.context.addCookies([
      { name: '__session', value: session?.[1] ?? '', url: origin },
      { name: '__client_uat', value: uat?.[1] ?? '', url: origin },
    ]);
    await reader.context.route(/__clerk/, async (route) => {
      if (way === 'blocked') return route.abort();
      if (way === 'failing') return route.fulfill({ status: 500, body: '' });
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      return route.abort().catch(() => {});
    });
    return reader;
  }

  test.each(['/', '/posts/the-apple-room', '/posts/what-a-bottle-costs', '/sign-in', '/account'])(
    'islands on %s still hydrate',
    async (path) => {
      const { page } = await memberReader();
      await page.goto(path, { waitUntil: 'commit' });
      await page.waitForFunction(
        () => document.querySelector('astro-island') && !document.querySelector('astro-island[ssr]'),
        undefined,
        { timeout: 5_000 },
      );
      expect(await page.locator('astro-island[ssr]').count()).toBe(0);
    },
  );

  test('a valid session still reads, and the wall says what does not work', async () => {
    const { page } = await memberReader();
    await page.goto('/posts/after-the-june-drop', { waitUntil: 'commit' });
    await page.getByText('thrummock').waitFor();
    await page.goto('/posts/what-a-bottle-costs', { waitUntil: 'commit' });
    await page.getByText('does not answer just now').waitFor({ timeout: 15_000 });
  });
});
