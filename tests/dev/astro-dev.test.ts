/** The first minute: `npm run dev` without keys serves the site, and says who can sign in and how. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { personas } from '#src/dev/clerk/personas.ts';
import { modeLine } from '#src/dev/clerk-mode.ts';
import { COOKIE } from '#src/dev/view-as/pretence.ts';
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
  test('says which Clerk answers', () => {
    expect(said).toContain(modeLine('local'));
  });

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

  test('sends no policy: Vite writes styles and scripts into its pages', async () => {
    const answer = await fetch(`${origin}/about`);
    expect(answer.headers.get('content-security-policy')).toBeNull();
    expect(await answer.text()).not.toContain('http-equiv="content-security-policy"');
  });

  test.each(['view-as/app.ts', 'view-as/links.ts', 'view-as/pretence.ts', 'clerk/personas.ts'])(
    'hands the toolbar its module %s',
    async (module) => {
      expect((await fetch(`${origin}/src/dev/${module}`)).status).toBe(200);
    },
  );

  test.each(['src/session/settings.ts', 'src/dev/clerk/keys.ts'])('hands out no %s', async (module) => {
    const answer = await fetch(`${origin}/${module}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('would be sent to browsers');
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

describe('view-as', () => {
  const viewAs = (name: string, to: string, site = 'same-origin') =>
    fetch(`${origin}/_view-as/${name}?to=${encodeURIComponent(to)}`, {
      redirect: 'manual',
      headers: { 'sec-fetch-site': site },
    });
  const cookiesOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');

  test('signs the browser in as a persona and goes to the page', async () => {
    const answer = await viewAs('editor', '/studio?x=1');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/studio?x=1');
    const html = await (await fetch(`${origin}/studio`, { headers: { cookie: cookiesOf(answer) } })).text();
    expect(html).toContain('data-entry="/posts/seed-order"');
    // Drafts are there while developing, and the script that writes the links is on the page.
    expect(html).toMatch(/data-entry="\/posts\/medlars" data-state="draft"/);
    const page = await (await fetch(`${origin}/@id/astro:scripts/page.js`)).text();
    expect(page).toContain('/src/dev/view-as/links.ts');
  });

  test('opens a post as whoever may read it', async () => {
    const post = '/posts/after-the-june-drop';
    for (const [name, opens] of [
      ['supporter', true],
      ['reader', false],
    ] as const) {
      const cookie = cookiesOf(await viewAs(name, post));
      const html = await (await fetch(origin + post, { headers: { cookie } })).text();
      expect(html.includes('thrummock')).toBe(opens);
    }
  });

  test('forgets the session, and whatever the toolbar pretends, for an anonymous reader', async () => {
    const signedIn = cookiesOf(await viewAs('pro', '/'));
    const answer = await fetch(`${origin}/_view-as/anonymous?to=/about`, {
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'none', cookie: signedIn },
    });
    const forgotten = answer.headers.getSetCookie();
    for (const line of forgotten) expect(line).toMatch(/^[\w-]+=; .*Max-Age=0/);
    const names = forgotten.map((line) => line.split('=')[0] ?? '');
    expect(names.filter((name) => name.startsWith('__'))).toHaveLength(5);
    expect(names.filter((name) => !name.startsWith('__'))).toEqual([COOKIE]);
  });

  test.each([
    ['another site’s page', 'owner', '/', 'cross-site', 403],
    ['nobody known', 'nobody', '/', 'same-origin', 404],
  ])('refuses %s', async (_, name, to, site, status) => {
    const answer = await viewAs(name, to, site);
    expect(answer.status).toBe(status);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test.each(['https://elsewhere.example/x', '//elsewhere.example', '/\\elsewhere.example'])(
    'never leads to another site: %s',
    async (to) => {
      const location = (await viewAs('reader', to)).headers.get('location') ?? '';
      expect(new URL(location, origin).origin).toBe(origin);
    },
  );
});
