/** The prerendered page in a real browser, under the policy that the server sends: its type, its islands and its `<Show>` are alive. */
import { describe, expect, test } from 'vitest';
import { newReader, signIn, useBrowser } from '../harness/page.ts';

useBrowser();

const PAGE = '/membership';

describe('a prerendered page', () => {
  test('tells a visitor what is open to everybody, and the way to the plans', async () => {
    const { page, complaints, requests } = await newReader();
    const answer = await page.goto(PAGE);
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self' 'sha256-");
    expect(answer?.headers()['cache-control']).toContain('public');
    await page.getByText(/\d+ of \d+ posts/).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'See the plans' }).waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => [...document.fonts].some(({ status }) => status === 'loaded'))).toBe(
      true,
    );
    expect(requests.filter((url) => url.includes('__clerk'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('greets a member with what they read, and leads there from navigation and page', async () => {
    const { page, complaints } = await newReader();
    await signIn(page, 'supporter@example.test', PAGE);
    await page.getByText(/with us since/).waitFor();
    await page.getByRole('button', { name: 'Sol Supporter' }).waitFor();
    for (const region of ['main', 'contentinfo'] as const) {
      const link = page.getByRole(region).getByRole('link', { name: 'What I can read' });
      await link.waitFor();
      expect(await link.getAttribute('href')).toBe('/account/reading');
    }
    expect(await page.getByRole('main').getByRole('link', { name: 'See the plans' }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });
});
