/** `npm run screenshots:clerk`: every page with Clerk's components, in light and dark, wide and narrow, into an ignored folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './harness/browser.ts';
import setup, { type SiteAddress } from './harness/site.ts';
import { buildVariant, serveBuilt } from './look/variant.ts';

const FOLDER = join('.gatepost', 'screenshots');
const SCREENS = { wide: { width: 1200, height: 900 }, narrow: { width: 390, height: 844 } };
/** Clerk's components fade in and load parts of themselves; a picture waits for that. */
const SETTLED_MS = 1_500;

interface Shot {
  name: string;
  persona?: string;
  /** on a copy of the site with these `accounts` in theme.config.ts */
  accounts?: object;
  path: string;
  step?: (page: Page) => Promise<void>;
}

const SHOTS: Shot[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-password', path: '/sign-in', step: fillIdentifier },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'sign-up-verify', path: '/sign-up', step: askForCode },
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
  { name: 'reader-menu', persona: 'supporter', path: '/about', step: openReaderMenu },
  { name: 'wall-staff', persona: 'reader', path: '/posts/words-we-strike-out' },
  { name: 'team-create', persona: 'reader', path: '/team' },
  { name: 'team-invite', persona: 'reader', path: '/team', step: createTeam },
  { name: 'team-switcher', persona: 'reader', path: '/team', step: openSwitcher },
  { name: 'team', persona: 'reader', path: '/team' },
  { name: 'team-members', persona: 'reader', path: '/team/organization-members' },
  { name: 'team-billing', persona: 'reader', path: '/team/organization-billing' },
  { name: 'team-pricing', persona: 'reader', path: '/pricing' },
  { name: 'team-entries', persona: 'reader', path: '/team', step: openTeamEntries },
  { name: 'team-of-site', persona: 'owner', path: '/team' },
  { name: 'studio-closed', persona: 'supporter', path: '/studio' },
];

const LEGAL = { terms: '/terms', privacy: '/privacy', consent: true };
const VARIANTS: Shot[] = [
  { name: 'waitlist', path: '/sign-up', accounts: { signUp: 'waitlist' } },
  { name: 'consent', path: '/sign-up', accounts: { legal: LEGAL } },
];

process.env.GATEPOST_BUILT = '1';
let site: SiteAddress | undefined;
const close = await setup({
  provide: (_: string, value: SiteAddress) => (site = value),
} as unknown as TestProject);
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
mkdirSync(FOLDER, { recursive: true });
await inEachForm((scheme, screen) => takeAll(browser, scheme, screen));
for (const shot of VARIANTS) {
  const copy = await serveBuilt(await buildVariant(shot.name, { accounts: shot.accounts ?? {} }));
  await inEachForm((scheme, screen) =>
    takeOf(browser, { scheme, screen, origin: copy.origin, shots: [shot] }),
  );
  copy.close();
}
await browser.close();
await close();
console.log(`The pictures are in ${FOLDER}.`);

type Scheme = 'light' | 'dark';
type Screen = keyof typeof SCREENS;

async function inEachForm(take: (scheme: Scheme, screen: Screen) => Promise<void>): Promise<void> {
  for (const scheme of ['light', 'dark'] as const)
    for (const screen of Object.keys(SCREENS) as Screen[]) await take(scheme, screen);
}

async function takeAll(from: Browser, scheme: Scheme, screen: Screen): Promise<void> {
  for (const persona of [undefined, ...new Set(SHOTS.flatMap((shot) => shot.persona ?? []))]) {
    const shots = SHOTS.filter((shot) => shot.persona === persona);
    await takeOf(from, { scheme, screen, persona, origin: site?.origin ?? '', shots });
  }
}

interface Series {
  scheme: Scheme;
  screen: Screen;
  persona?: string | undefined;
  origin: string;
  shots: Shot[];
}

/** Takes the pictures of one reader's browser. */
async function takeOf(from: Browser, { scheme, screen, persona, origin, shots }: Series): Promise<void> {
  const context = await from.newContext({
    baseURL: origin,
    viewport: SCREENS[screen],
    colorScheme: scheme,
  });
  if (persona) await context.addCookies(await cookiesOf(persona));
  const page = await context.newPage();
  for (const { name, path, step } of shots) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(SETTLED_MS);
    await step?.(page);
    // A drawer covers the window, not the page.
    const fullPage = name !== 'checkout';
    await page.screenshot({ path: join(FOLDER, `${name}-${scheme}-${screen}.png`), fullPage });
  }
  await context.close();
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

async function askForCode(page: Page): Promise<void> {
  await page.getByLabel('Email address').fill(`shot-${Date.now()}@example.test`);
  await page.getByLabel('Password', { exact: true }).fill('a-long-enough-password');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL(/verify-email/);
  await page.waitForTimeout(SETTLED_MS);
}

async function openReaderMenu(page: Page): Promise<void> {
  await page.locator('button.reader-face').click();
  await page.waitForTimeout(SETTLED_MS / 3);
}

async function openSwitcher(page: Page): Promise<void> {
  await page.locator('.cl-organizationSwitcherTrigger').click();
  await page.waitForTimeout(SETTLED_MS);
}

async function openTeamEntries(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'What your team reads' }).click();
  await page.waitForTimeout(SETTLED_MS);
}

/** Ends on the step after, where members are invited. */
async function createTeam(page: Page): Promise<void> {
  await page.locator('input[name=name]').fill(`Press ${Date.now() % 10_000}`);
  await page.getByRole('button', { name: /^Create organi[sz]ation$/ }).click();
  await page.waitForTimeout(2 * SETTLED_MS);
}
