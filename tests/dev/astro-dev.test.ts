/** The first minute: `npm run dev` without keys serves the site, and says who can sign in and how. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { personas } from '#src/dev/clerk/personas.ts';
import { freePort } from '../harness/site.ts';

/** Neither a creator's keys nor what a test runner sets. */
const FOREIGN = /^(?:PUBLIC_)?CLERK_|^SITE_URL$|^CI$|^NODE_ENV$|^MODE$|^VITEST/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));

const folder = mkdtempSync(join(tmpdir(), 'gatepost-dev-'));
let server: ChildProcess;
let origin: string;
let said = '';

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  server = spawn(process.execPath, ['tests/harness/dev-server.ts', 'dev'], {
    env: { ...env, PORT: String(port), LOCAL_CLERK_STATE: join(folder, 'clerk.json') },
  });
  server.stdout?.on('data', (chunk) => (said += chunk));
  server.stderr?.on('data', (chunk) => (said += chunk));
  await vi.waitFor(() => expect(said).toContain('letmein-locally'), { timeout: 60_000, interval: 200 });
}, 70_000);

afterAll(() => {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run dev without keys', () => {
  test('says who can sign in, and how', () => {
    for (const { email, holds } of personas) {
      expect(said).toContain(email);
      expect(said).toContain(holds);
    }
    expect(said).toContain('424242');
    expect(said).toContain('.env.example');
  });

  test.each([
    '/',
    '/posts',
    '/posts/the-apple-room',
    '/posts/say-who-may-read-it',
    '/tags/orchard',
    '/about',
    '/sign-in',
  ])('serves %s', async (path) => {
    const response = await fetch(origin + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('The Long Row');
  });

  test('locks what is locked', async () => {
    const html = await (await fetch(`${origin}/posts/after-the-june-drop`)).text();
    expect(html).toContain('For supporters');
    expect(html).not.toContain('thrummock');
  });

  test('hands on Clerk’s own scripts through the site’s origin', async () => {
    const response = await fetch(`${origin}/__clerk/npm/@clerk/clerk-js@6/dist/clerk.browser.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });
});
