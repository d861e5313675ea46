/** `npm run screenshots:clerk`: every page with Clerk's components, in light and dark, wide and narrow, into an ignored folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './harness/browser.ts';
import setup, { type SiteAddress } from './harness/site.ts';

const FOLDER = join('.gatepost', 'screenshots');
const SCREENS = { wide: { width: 1200, height: 900 }, narrow: { width: 390, height: 844 } };
/** Clerk's components fade in and load parts of themselves; a picture waits for that. */
const SETTLED_MS = 1_500;

interface Shot {
  name: string;
  persona?: string;
  path: string;
  step?: (page: Page) => Promise<void>;
}

const SHOTS: Shot[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-password', path: '/sign-in', step: fillIdentifier },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'pricing-visitor', path: '/pricing' },
  { name: 'membership', path: '/membership' },
  { name: 'wall-visitor', path: '/posts/what-a-bottle-costs' },
  { name: 'pricing', persona: 'supporter', path: '/pricing' },
  { name: 'checkout', persona: 'supporter', path: '/pricing', step: openCheckout },
  { name: 'account', persona: 'supporter', path: '/account' },
  { name: 'account-security', persona: 'supporter', path: '/account/security' },
  { name: 'account-billing', persona: 'supporter', path: '/account/billing' },
  { name: 'account-reading', persona: 'supporter', path: '/account/reading' },
  { name: 'wall-upgrade', persona: 'supporter', path: '/posts/what-a-bottle-costs' },
  { name: 'wall-staff', persona: 'reader', path: '/posts/words-we-strike-out' },
];

process.env.GATEPOST_BUILT = '1';
let site: SiteAddress | undefined;
const close = await setup({
  provide: (_: string, value: SiteAddress) => (site = value),
} as unknown as TestProject);
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
mkdirSync(FOLDER, { recursive: true });
for (const scheme of ['light', 'dark'] as const) {
  for (const screen of Object.keys(SCREENS) as (keyof typeof SCREENS)[])
    await takeAll(browser, scheme, screen);
}
await browser.close();
await close();
console.log(`The pictures are in ${FOLDER}.`);

async function takeAll(from: Browser, scheme: 'light' | 'dark', screen: keyof typeof SCREENS): Promise<void> {
  for (const persona of [undefined, ...new Set(SHOTS.flatMap((shot) => shot.persona ?? []))]) {
    const context = await from.newContext({
      baseURL: site?.origin ?? '',
      viewport: SCREENS[screen],
      colorScheme: scheme,
    });
    if (persona) await context.addCookies(await cookiesOf(persona));
    const page = await context.newPage();
    for (const { name, path, step } of SHOTS.filter((shot) => shot.persona === persona)) {
      await page.goto(path);
      await page.waitForTimeout(SETTLED_MS);
      await step?.(page);
      await page.screenshot({ path: join(FOLDER, `${name}-${scheme}-${screen}.png`), fullPage: true });
    }
    await context.close();
  }
}

async function cookiesOf(persona: string) {
  const answer = await fetch(`${site?.clerk}/_control/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ email: `${persona}@example.test` }),
    headers: { 'content-type': 'application/json' },
  });
  const { cookies } = (await answer.json()) as { cookies: Record<string, unknown> };
  return Object.entries(cookies).map(([name, value]) => ({
    name,
    value: String(value),
    url: site?.origin ?? '',
  }));
}

async function fillIdentifier(page: Page): Promise<void> {
  await page.getByLabel('Email address').fill('supporter@example.test');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForTimeout(SETTLED_MS);
}

async function openCheckout(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Switch to this plan' }).last().click();
  await page.waitForTimeout(2 * SETTLED_MS);
}
