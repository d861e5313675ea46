/** Accessibility as axe sees it: nothing to complain of on any page, in both schemes, for a visitor, a member, a reader whom a wall stops, and staff. */
import { describe, expect, test } from 'vitest';
import { complaintsOf, settle } from '../harness/axe.ts';
import { newReader, signIn, useBrowser } from '../harness/page.ts';
import { PAGES, STAFF_PAGES } from '../look/pages.ts';

useBrowser();

/** Walls that ask for a greater plan, and for a role; and closed sections. */
const WALLS = ['/posts/what-a-bottle-costs', '/posts/reading-a-draft', '/posts/lock-one-section', '/studio'];

describe.each(['anonymous', 'member'] as const)('axe, for a reader who is %s', (viewer) => {
  test.each(['light', 'dark'] as const)(
    'finds nothing in the %s scheme',
    { timeout: 240_000 },
    async (colorScheme) => {
      const { page, context } = await newReader({ colorScheme });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      if (viewer === 'member') await signIn(page, 'pro@example.test', '/about');
      const found: string[] = [];
      for (const { path, waitFor } of PAGES.filter(({ only }) => !only || only === viewer)) {
        await page.goto(path, { waitUntil: 'load' });
        if (waitFor) await page.locator(waitFor).first().waitFor();
        await settle(page);
        found.push(...(await complaintsOf(page)).map((complaint) => `${path}: ${complaint}`));
      }
      expect(found).toEqual([]);
      await context.close();
    },
  );
});

describe.each(['light', 'dark'] as const)('axe, in the %s scheme', (colorScheme) => {
  test.each([
    { who: 'a reader without a plan', email: 'reader@example.test', pages: WALLS },
    { who: 'a reader with a lesser plan', email: 'supporter@example.test', pages: WALLS },
    { who: 'an editor', email: 'editor@example.test', pages: STAFF_PAGES.map(({ path }) => path) },
  ])('finds nothing on what is kept from $who, or for them', async ({ email, pages }) => {
    const { page } = await newReader({ colorScheme });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn(page, email, '/about');
    for (const path of pages) {
      await page.goto(path, { waitUntil: 'load' });
      await page.locator('button.reader-face').waitFor();
      await settle(page);
      expect(await complaintsOf(page), path).toEqual([]);
    }
  });

  test('finds nothing in the menu of a reader, nor in the search dialog', async () => {
    const { page } = await newReader({ colorScheme });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn(page, 'pro@example.test', '/about');
    await page.getByRole('button', { name: 'Pia Pro' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.search-button').click();
    await page.locator('.search-dialog-field').fill('apple');
    await page.locator('.search-option').first().waitFor();
    await settle(page);
    expect(await complaintsOf(page)).toEqual([]);
  });
});
