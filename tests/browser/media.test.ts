/** Pictures, sheets and recordings in a browser: they load for those who may have them, and are not even asked for by others. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { findBrowser } from '../harness/browser.ts';
import { type Persona, tokenOf } from '../harness/session.ts';
import { addressIn } from '../library/demo-files.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

/** Opens a page as a persona, scrolls to its end and waits for what that brings in. */
async function open(
  path: string,
  persona: Persona,
  width = 1280,
): Promise<{ page: Page; asked: Map<string, number> }> {
  const { origin } = inject('site');
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  if (persona !== 'anonymous') {
    await context.addCookies([
      { name: '__session', value: await tokenOf(persona), url: origin },
      { name: '__client_uat', value: '1', url: origin },
    ]);
  }
  // clerk-js knows of no sign-in here and would end the session; the server decides by its cookie alone.
  await context.route('**/__clerk/**', (route) => route.abort());
  const page = await context.newPage();
  const asked = new Map<string, number>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/media/')) asked.set(pathname, response.status());
  });
  await page.goto(origin + path);
  const height = await page.evaluate(() => document.body.scrollHeight);
  for (let at = 0; at <= height; at += 400) {
    await page.evaluate((y) => scrollTo(0, y), at);
    await page.waitForTimeout(40);
  }
  await page.waitForLoadState('networkidle');
  return { page, asked };
}

/** Each picture of the page: whether it has loaded, and in which format. */
const pictures = (page: Page) =>
  page.$$eval('main picture img', (images) =>
    (images as HTMLImageElement[]).map((image) => ({
      loaded: image.complete && image.naturalWidth > 0,
      format: image.currentSrc.split('.').at(-1),
      alt: image.alt,
    })),
  );

describe('a post with pictures', () => {
  test('shows an anonymous visitor those above the wall and asks for no other', async () => {
    const { page, asked } = await open('/posts/storing-pears', 'anonymous');
    const shown = await pictures(page);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ loaded: true, format: 'avif' });
    expect([...asked.values()]).toEqual([200]);
    const neck = addressIn('content', 'posts/storing-pears/the-neck.webp');
    const status = await page.evaluate(async (url) => (await fetch(url)).status, neck);
    expect(status).toBe(401);
    const broken = await page.evaluate(
      (url) =>
        new Promise((resolve) =>
          Object.assign(new Image(), {
            src: url,
            onload: () => resolve('shown'),
            onerror: () => resolve('refused'),
          }),
        ),
      neck,
    );
    expect(broken).toBe('refused');
    await page.context().close();
  });

  test('shows a supporter all of them', async () => {
    const { page, asked } = await open('/posts/storing-pears', 'supporter');
    const shown = await pictures(page);
    expect(shown.map(({ loaded }) => loaded)).toEqual([true, true]);
    expect([...asked.values()].every((status) => status === 200)).toBe(true);
    await page.context().close();
  });

  test('sends a phone less than a desk', async () => {
    const widthOf = async (width: number) => {
      const { page } = await open('/posts/the-apple-room', 'anonymous', width);
      const source = await page.$eval('main picture img', (image) => (image as HTMLImageElement).currentSrc);
      await page.context().close();
      return Number(/-(\d+)\.avif$/.exec(source)?.[1]);
    };
    expect(await widthOf(390)).toBeLessThan(await widthOf(1280));
  });

  test('keeps its place while pictures load', async () => {
    const { page } = await open('/posts', 'anonymous');
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) =>
            resolve(
              list
                .getEntries()
                .reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
            ),
          ).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 500);
        }),
    );
    expect(shift).toBeLessThan(0.05);
    await page.context().close();
  });
});

describe('a recording', () => {
  test('plays for a reader who may hear it, from any place in it', async () => {
    const { page } = await open('/posts/the-sound-of-ripe', 'pro');
    const audio = page.locator('audio');
    const duration = await audio.evaluate((player: HTMLAudioElement) => player.duration);
    expect(duration).toBeCloseTo(5, 1);
    const at = await audio.evaluate(
      (player: HTMLAudioElement) =>
        new Promise<number>((resolve) => {
          player.addEventListener('seeked', () => resolve(player.currentTime));
          player.currentTime = 4;
        }),
    );
    expect(at).toBeCloseTo(4, 1);
    await page.context().close();
  });

  test('is not in the page for anybody else', async () => {
    for (const persona of ['anonymous', 'supporter'] as const) {
      const { page, asked } = await open('/posts/the-sound-of-ripe', persona);
      expect(await page.locator('audio').count()).toBe(0);
      expect([...asked.keys()].some((path) => path.endsWith('.wav'))).toBe(false);
      await page.context().close();
    }
  });
});

test('a sheet is saved under the name that its author gave it', async () => {
  const { page } = await open('/posts/planting-maiden-whips', 'supporter');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('.download a')]);
  expect(download.suggestedFilename()).toBe('planting-sheet.pdf');
  expect(await download.failure()).toBeNull();
  await page.context().close();
});
