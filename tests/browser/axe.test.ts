/** Accessibility as axe sees it: nothing to complain of on any page, in both schemes, for a visitor and for a member. */
import { describe, expect, test } from 'vitest';
import { complaintsOf, settle } from '../harness/axe.ts';
import { newReader, signIn, useBrowser } from '../harness/page.ts';
import { PAGES } from '../look/pages.ts';

useBrowser();

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
