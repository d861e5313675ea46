/**
 * Keyless mode, as far as it can be had without a network: `astro dev` asks for an application at the first page, and the local Clerk,
 * posing as the real one, makes it. The page carries Clerk's notice, and a reader of that application is a reader here.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { modeLine } from '#src/dev/clerk-mode.ts';
import { type Posing, startPosing } from '../clerk/posing.ts';
import { signUp } from '../harness/checkout.ts';
import { newReader, useBrowser } from '../harness/page.ts';
import { freePort } from '../harness/site.ts';
import { POSTS } from '../library/demo.ts';
import { copySite } from '../look/variant.ts';

/** Neither a creator's keys nor what a test runner sets: Clerk makes no application for a machine that looks like one. */
const FOREIGN = /^(?:PUBLIC_)?CLERK_|^GATEPOST_|^SITE_URL$|^CI$|^NODE_ENV$|^MODE$|^VITEST/;
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));

const FOR_READERS = POSTS.find(({ id }) => id === 'put-it-on-the-internet');

const folder = resolve('.gatepost/variants/keyless');
let posing: Posing;
let server: ChildProcess;
let baseURL: string;
let said = '';

beforeAll(async () => {
  copySite(folder, {});
  const port = await freePort();
  baseURL = `http://localhost:${port}`;
  posing = await startPosing(baseURL);
  server = spawn(process.execPath, [resolve('tests/harness/dev-server.ts'), 'dev'], {
    cwd: folder,
    env: { ...clean, PORT: String(port), GATEPOST_CLERK: 'keyless', CLERK_API_URL: posing.clerk.url },
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (said += chunk));
  await vi.waitFor(() => expect(said).toContain('Clerk:'), { timeout: 60_000, interval: 200 });
}, 80_000);

afterAll(async () => {
  server?.kill('SIGTERM');
  await posing?.close();
});

test('is said at start', () => {
  expect(said).toContain(modeLine('keyless'));
});

useBrowser(() => posing.proxy);

test('shows Clerk’s notice on a page without any component, with the way to claim the application', async () => {
  const { page } = await newReader({ baseURL });
  await page.goto('/about', { timeout: 60_000 });
  const claim = page.locator('a[href^="https://dashboard.clerk.com/apps/claim"]');
  await claim.waitFor({ state: 'attached', timeout: 60_000 });
  const kept = JSON.parse(readFileSync(join(folder, '.clerk/.tmp/keyless.json'), 'utf8'));
  expect(kept.publishableKey).toBe(posing.clerk.publishableKey);
});

test('knows its readers: one who signs up reads what is for signed-in readers', async () => {
  const { page } = await newReader({ baseURL });
  await page.goto(`/sign-up?redirect_url=/posts/${FOR_READERS?.id}`, { timeout: 60_000 });
  await signUp(page);
  await page.waitForURL(`**/posts/${FOR_READERS?.id}`);
  await page.getByText(FOR_READERS?.word ?? 'no word').waitFor();
});

test('leaves the creator’s own files alone', () => {
  expect(readFileSync('.gitignore', 'utf8')).toContain('/.clerk/');
});
