/** The presets that the demo does not use, on their own sites: as accessible, no wider than the screen, and no heavier. */
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PRESETS } from '#src/theme/look.ts';
import theme from '#theme';
import { complaintsOf, settle } from '../harness/axe.ts';
import { findBrowser } from '../harness/browser.ts';
import { charactersPerLine, MEASURE } from '../harness/measure.ts';
import { BUDGET, bytesOf, weighFiles, weighHtml } from '../harness/weight.ts';
import { PAGES } from './pages.ts';
import { buildVariant, serveVariant } from './variant.ts';

const OURS = PAGES.filter(({ only, waitFor }) => !only && !waitFor);
const LOOKED_AT = OURS.filter(({ name }) => ['home', 'posts', 'post', 'locked', 'archive'].includes(name));
/** The pages whose weight in text and scripts is limited too. */
const ENTRIES = ['post', 'locked'];
const others = PRESETS.filter((preset) => preset !== theme.look.preset);

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(() => browser?.close());

describe.each(others)('the preset %s', (preset) => {
  test('scrolls no page sideways, sets lines of 60 to 75 characters, keeps to the budget, and axe finds nothing in either scheme', async () => {
    const site = await serveVariant(`preset-${preset}`, { preset });
    onTestFinished(() => site.close());
    const wide: string[] = [];
    for (const width of [320, 390, 1280]) {
      const context = await browser.newContext({ baseURL: site.origin, viewport: { width, height: 800 } });
      wide.push(...(await overflowing(context)).map((path) => `${path} at ${width} px`));
      await context.close();
    }
    expect(wide).toEqual([]);

    const desk = await browser.newPage({ baseURL: site.origin, viewport: { width: 1280, height: 800 } });
    await desk.goto(LOOKED_AT.find(({ name }) => name === 'post')?.path ?? '');
    const measure = await charactersPerLine(desk);
    expect(measure).toBeGreaterThanOrEqual(MEASURE.least);
    expect(measure).toBeLessThanOrEqual(MEASURE.most);

    for (const { name, path } of LOOKED_AT) {
      const context = await browser.newContext({ baseURL: site.origin });
      const weight = await weigh(context, path);
      expect(weight.css, path).toBeLessThanOrEqual(BUDGET.css);
      expect(weight.fonts, path).toBeLessThanOrEqual(BUDGET.fonts);
      if (ENTRIES.includes(name)) {
        expect(weight.html, path).toBeLessThanOrEqual(BUDGET.html);
        expect(weight.js, path).toBeLessThanOrEqual(BUDGET.js);
      }
      await context.close();
    }

    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        baseURL: site.origin,
        colorScheme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      for (const { path } of LOOKED_AT) {
        await page.goto(path);
        await settle(page);
        found.push(...(await complaintsOf(page)).map((complaint) => `${colorScheme} ${path}: ${complaint}`));
      }
      await context.close();
    }
    expect(found).toEqual([]);
  });
});

test('a misspelt preset is answered with the key and the presets there are', async () => {
  const built = buildVariant('preset-misspelt', { look: { preset: 'magazin' } });
  await expect(built).rejects.toThrow(
    'theme.config.ts: look.preset must be one of: editorial, notebook, magazine, terminal, gallery.',
  );
});

async function overflowing(context: BrowserContext): Promise<string[]> {
  const page = await context.newPage();
  const wide: string[] = [];
  for (const { path } of OURS) {
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) wide.push(`${path} (${beyond} px more)`);
  }
  return wide;
}

/** What a page brings along on a first visit. */
async function weigh(context: BrowserContext, path: string): Promise<typeof BUDGET> {
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(path, { waitUntil: 'networkidle' });
  const html = (await bytesOf(page.url())).toString();
  const texts = await page.locator('.prose').allInnerTexts();
  return { html: weighHtml(html, texts.join('')), ...(await weighFiles(html, requests)) };
}
