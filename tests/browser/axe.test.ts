/** Accessibility as axe sees it: nothing to complain of on any page, in both schemes, for a visitor and for a member. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newReader, signIn, useBrowser } from '../harness/page.ts';
import { PAGES } from '../look/pages.ts';

useBrowser();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** Islands have woken up and nothing moves any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, timeline }) => playState !== 'running' || !(timeline instanceof DocumentTimeline)),
  );
}

/** One line for each thing that axe complains of. Run by the debugger, which no content security policy stops. */
async function complaintsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} at ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`,
    ),
  );
}
