/** A browser for a test: real Chromium, fresh context for each reader, and nobody lets an error in the page pass. */
import { setupClerkTestingToken } from '@clerk/testing/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { findBrowser } from './browser.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The platform's own, when a page is left early or a redirect passes another site: no script asked for the transition. */
const GIVEN_UP = 'Transition was';

let browser: Browser;

let ignoreHTTPSErrors = false;

/**
 * Starts one browser for the tests of a file.
 *
 * @param proxyAddress of what stands at the edge of the network, with a certificate of its own: see tests/clerk/edge.ts
 */
export function useBrowser(proxyAddress = () => process.env.GATEPOST_BROWSER_PROXY): void {
  beforeAll(async () => {
    const proxy = proxyAddress();
    browser = await chromium.launch({
      executablePath: findBrowser(),
      args: ARGS,
      ...(proxy && { proxy: { server: proxy, bypass: 'localhost,127.0.0.1' } }),
    });
    ignoreHTTPSErrors = proxy !== undefined;
  });
  afterAll(() => browser.close());
}

export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained about: uncaught errors and console errors. */
  readonly complaints: string[];
  /** Addresses that were asked for, in order. */
  readonly requests: string[];
}

/** A reader with a browser of their own. Paths given to `page.goto` are those of the site. */
export async function newReader(
  options: { colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean; baseURL?: string } = {},
): Promise<Reader> {
  const context = await browser.newContext({
    baseURL: inject('site').origin,
    viewport: { width: 390, height: 844 },
    ignoreHTTPSErrors,
    ...options,
  });
  if (!inject('site').clerk) await setupClerkTestingToken({ context: context as never });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', ({ message }) => {
    if (!message.startsWith(GIVEN_UP)) complaints.push(message);
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  context.on('request', (request) => requests.push(request.url()));
  return { context, page, complaints, requests };
}

/** Layout shifts of the page since it was opened: how far, and what moved. */
export function shiftsOf(page: Page): Promise<string[]> {
  return page.evaluate(
    (patience) =>
      new Promise<string[]>((resolve) => {
        type Shift = PerformanceEntry & { value: number; sources: { node?: Node }[] };
        const named = (node?: Node) =>
          node instanceof Element ? node.className || node.tagName : node?.nodeName;
        const shifts: string[] = [];
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries() as Shift[])
            shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) => named(node))}`);
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(resolve, patience, shifts);
      }),
    300,
  );
}

/** Fills in Clerk's own form and waits until the reader is back where they wanted to be. */
export async function signIn(page: Page, email: string, returnTo: string): Promise<void> {
  await page.goto(`/sign-in?redirect_url=${encodeURIComponent(returnTo)}`);
  await page.locator('input[name=identifier]').fill(email);
  await page.keyboard.press('Enter');
  await page.locator('input[name=password]:visible').waitFor();
  await page.locator('input[name=password]').fill('letmein-locally');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${returnTo}`);
}
