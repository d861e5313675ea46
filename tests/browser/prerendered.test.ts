/** A page that the build wrote out whole: it has the site's type and scripts, under the policy of pages. */
import { expect, test } from 'vitest';
import { newReader, signIn, useBrowser } from '../harness/page.ts';

useBrowser();

const PAGE = '/membership';

test('is set in the site’s own type, and its scripts run', async () => {
  const { page, complaints } = await newReader({ colorScheme: 'light' });
  await page.goto(PAGE, { waitUntil: 'networkidle' });
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').length;
  });
  expect(fonts).toBeGreaterThan(0);
  await page.getByText(/\d+ of \d+ posts are open to you/).waitFor();
  await page.getByRole('button', { name: 'Dark colours' }).click();
  expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
  expect(await page.locator('main').getByRole('link', { name: 'See the plans' }).isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('knows a member', async () => {
  const { page, complaints } = await newReader();
  await signIn(page, 'supporter@example.test', '/about');
  await page.goto(PAGE);
  await page.getByText('You have been with us since').waitFor();
  await page.getByRole('button', { name: 'Sol Supporter' }).waitFor();
  await page.locator('main').getByRole('link', { name: 'What I can read' }).waitFor();
  expect(complaints).toEqual([]);
});
