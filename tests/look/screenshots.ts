/**
 * `npm run screenshots`: every page, light and dark, on a phone and on a desk, as a visitor, as a member and, where it differs, as staff,
 * into .gatepost/screenshots.
 * `-- --presets editorial,notebook` names the presets, `--pages home,locked` the pages, `--posts 500` takes so many written posts
 * instead of the demo's, `--origin <address>` a site that already runs,
 * `--viewer anonymous` leaves the member out, `--scale 2` takes two pixels for one.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PRESETS } from '#src/theme/look.ts';
import { findBrowser } from '../harness/browser.ts';
import { type LookedAt, PAGES, pagesOf, STAFF_PAGES } from './pages.ts';
import { buildVariant, serveBuilt } from './variant.ts';
import { writePosts } from './write-posts.ts';

const FOLDER = '.gatepost/screenshots';
const SCREENS = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 860 } };
const VIEWERS = ['anonymous', 'member', 'staff'] as const;
const ACCOUNTS = { member: 'pro@example.test', staff: 'editor@example.test' };

const { values } = parseArgs({
  options: {
    presets: { type: 'string', default: 'editorial,notebook,magazine' },
    pages: { type: 'string' },
    origin: { type: 'string' },
    width: { type: 'string' },
    posts: { type: 'string' },
    viewer: { type: 'string' },
    scale: { type: 'string', default: '1' },
  },
});
const chosen = values.pages?.split(',');
const all = values.posts ? pagesOf(Number(values.posts)) : PAGES;
const isChosen = ({ name }: LookedAt) => !chosen || chosen.includes(name);
const pagesFor = (viewer: (typeof VIEWERS)[number]) =>
  viewer === 'staff'
    ? STAFF_PAGES.filter((page) => !values.posts && isChosen(page))
    : all.filter((page) => isChosen(page) && (!page.only || page.only === viewer));
const screens = values.width ? { [values.width]: { width: Number(values.width), height: 844 } } : SCREENS;

const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  if (values.origin) await shootSite(browser, values.origin, 'as-it-is');
  else for (const preset of values.presets.split(',')) await shootPreset(browser, preset);
} finally {
  await browser.close();
}

async function shootPreset(browser: Browser, preset: string): Promise<void> {
  if (!PRESETS.some((name) => name === preset)) {
    throw new Error(`--presets names "${preset}". Presets: ${PRESETS.join(', ')}.`);
  }
  const name = values.posts ? `${preset}-${values.posts}` : preset;
  const written = values.posts ? resolve('.gatepost/written', values.posts) : undefined;
  if (written) writePosts(written, Number(values.posts));
  const look = { preset };
  const site = await serveBuilt(await buildVariant(name, { look }, written));
  try {
    await shootSite(browser, site.origin, name);
  } finally {
    site.close();
  }
}

async function shootSite(browser: Browser, origin: string, folder: string): Promise<void> {
  for (const viewer of VIEWERS.filter((one) => !values.viewer || one === values.viewer)) {
    const pages = pagesFor(viewer);
    if (pages.length === 0) continue;
    for (const [screen, viewport] of Object.entries(screens)) {
      const context = await browser.newContext({
        baseURL: origin,
        viewport,
        // A phone's scroll bar lies above the page; others take room from it.
        isMobile: screen !== 'desk',
        deviceScaleFactor: Number(values.scale),
      });
      const page = await context.newPage();
      if (viewer !== 'anonymous') await signIn(page, ACCOUNTS[viewer]);
      for (const looked of pages) {
        for (const scheme of ['light', 'dark'] as const) {
          const file = join(FOLDER, folder, `${looked.name}-${viewer}-${screen}-${scheme}.png`);
          await shoot(page, looked, scheme, file);
        }
      }
      await context.close();
    }
  }
  console.log(`${join(FOLDER, folder)} holds ${folder}.`);
}

async function shoot(page: Page, looked: LookedAt, scheme: 'light' | 'dark', file: string): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  if (!page.url().endsWith(looked.path)) await page.goto(looked.path, { waitUntil: 'networkidle' });
  // A picture of a whole page has no scroll bar, and needs no room for one.
  await page.evaluate(() => document.documentElement.style.setProperty('scrollbar-gutter', 'auto'));
  // Pictures far down the page load when they come near, and here nobody scrolls.
  await page.evaluate(() =>
    Promise.all(
      [...document.images].map((image) => {
        image.loading = 'eager';
        image.decoding = 'sync';
        return image.decode().catch(() => {});
      }),
    ),
  );
  if (looked.waitFor) {
    await page
      .locator(looked.waitFor)
      .first()
      .waitFor({ timeout: 15_000 })
      .catch(() => console.warn(`${file} is without its "${looked.waitFor}": it did not come in 15 s.`));
    // Clerk's components fade from scheme to scheme.
    await page.waitForTimeout(350);
  }
  mkdirSync(join(file, '..'), { recursive: true });
  await page.screenshot({ path: file, fullPage: true });
}

async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in?redirect_url=/about');
  await page.locator('input[name=identifier]').fill(account);
  await page.keyboard.press('Enter');
  await page.locator('input[name=password]:visible').waitFor();
  await page.locator('input[name=password]').fill('letmein-locally');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/about');
}
