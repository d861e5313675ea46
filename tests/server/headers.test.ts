/** The headers of a site on https: graded, on every kind of answer. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { connectLocalClerk, previewEnvironment } from '#src/dev/environment.ts';
import theme from '#theme';
import { grade } from '../harness/observatory.ts';
import { sendPath, sendRaw } from '../harness/raw.ts';
import { cookiesFor } from '../harness/session.ts';
import { freePort, startSite } from '../harness/site.ts';

const SITE_URL = 'https://letters.example';
const HOST = { host: 'letters.example' };
const folder = mkdtempSync(join(tmpdir(), 'gatepost-headers-'));
let local: LocalClerk;
let site: ChildProcess;
let address: string;
let member: Record<string, string>;

beforeAll(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  local = await connectLocalClerk(theme, SITE_URL, { stateFile: join(folder, 'clerk.json') });
  site = await startSite(previewEnvironment(local, SITE_URL, port));
  const token = await local.signSessionToken('pro@example.test', { azp: SITE_URL });
  member = { ...HOST, cookie: cookiesFor(token) };
});

afterAll(async () => {
  site.kill('SIGTERM');
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Some file of the build with this ending, as an address. */
function asset(ending: string): string {
  const files = readdirSync('dist/client/_astro', { recursive: true, encoding: 'utf8' });
  return `/_astro/${files.find((name) => name.endsWith(ending))?.replaceAll('\\', '/')}`;
}

describe('the Observatory gives an A+ to', () => {
  test.each<[what: string, path: string, status: number, request?: object]>([
    ['the home page', '/', 200],
    ['an open post', '/posts/the-apple-room', 200],
    ['a locked post', '/posts/what-a-bottle-costs', 200],
    ['a page with a form of Clerk’s', '/sign-in', 200],
    ['the plans', '/pricing', 200],
    ['a page that is not there', '/nowhere', 404],
    ['a redirect to the canonical form', '/posts/', 308],
    ['a redirect to sign in', '/account', 302],
    ['a malformed address', '/%', 400],
    ['a second form of an address', '//posts', 404],
    ['a method that pages do not take', '/posts', 405, { method: 'POST' }],
    ['a foreign host', '/', 421, { headers: { host: 'elsewhere.example' } }],
    ['too many headers', '/', 431, { headers: { ...HOST, 'x-much': 'a'.repeat(40_000) } }],
    [
      'too large a body',
      '/api/x',
      413,
      { method: 'POST', headers: { ...HOST, 'content-length': '9999999' } },
    ],
    ['the API', '/api/posts', -1],
    ['the health check', '/healthz', 200],
    ['a picture', '/favicon.svg', 200],
    ['a script', asset('.js'), 200],
    ['a style sheet', asset('.css'), 200],
    ['a font', asset('.woff2'), 200],
    ['a file that is not there', '/_astro/nothing.js', 404],
  ])('%s', async (_, path, status, request) => {
    const answer = await sendPath(path, { headers: HOST, ...request }, address);
    if (status > 0) expect(answer.status).toBe(status);
    const page = answer.headers.get('content-type')?.startsWith('text/html');
    const graded = grade(answer.headers, page ? answer.text : undefined);
    expect(graded.grade, JSON.stringify(graded)).toBe('A+');
    expect(Math.min(...Object.values(graded.points)), JSON.stringify(graded.points)).toBeGreaterThanOrEqual(
      0,
    );
  });

  test('a post that a member reads', async () => {
    const answer = await sendPath('/posts/what-a-bottle-costs', { headers: member }, address);
    expect(answer.text).toContain('ostlemead');
    expect(grade(answer.headers, answer.text).grade).toBe('A+');
  });

  test('what is no HTTP', async () => {
    expect(grade((await sendRaw('hello\r\n\r\n', address)).headers).grade).toBe('A+');
  });
});

describe('the grader', () => {
  const good = () =>
    new Headers({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
    });
  const without = (name: string, value?: string) => {
    const headers = good();
    headers.delete(name);
    if (value) headers.set(name, value);
    return grade(headers).score;
  };

  test('takes away what the rules take away', () => {
    expect(grade(good())).toMatchObject({ score: 115, grade: 'A+' });
    expect(grade(new Headers())).toMatchObject({ score: 30, grade: 'D' });
    expect(without('strict-transport-security')).toBe(80);
    expect(without('content-security-policy', "script-src 'self' 'unsafe-inline'")).toBe(60);
    expect(without('content-security-policy', "default-src https:; frame-ancestors 'none'")).toBe(80);
    expect(
      without('content-security-policy', "default-src 'self' 'unsafe-eval'; frame-ancestors 'none'"),
    ).toBe(95);
  });
});

describe('the policy of a page', () => {
  const policyOf = async (path: string, headers: Record<string, string> = HOST) =>
    (await sendPath(path, { headers }, address)).headers.get('content-security-policy') ?? '';

  test('names no inline script but by hash, and nothing that evaluates text', async () => {
    for (const path of ['/', '/posts/what-a-bottle-costs', '/sign-in', '/nowhere']) {
      const scripts = /script-src ([^;]*)/.exec(await policyOf(path))?.[1] ?? '';
      expect(scripts).toMatch(/^'self' (?:'(?:sha256|nonce)-[^']+' ?)+$/);
    }
  });

  test('is the same for every anonymous reader, so that the page may be kept', async () => {
    const [first, second] = [await policyOf('/'), await policyOf('/')];
    expect(first).toBe(second);
    expect(first).not.toContain('nonce');
  });

  test('has a nonce of its own for each answer with a component of Clerk’s', async () => {
    const nonces = new Set<string>();
    for (let times = 0; times < 3; times++) {
      const answer = await sendPath('/sign-in', { headers: HOST }, address);
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
      expect(answer.text).toContain(`<script nonce="${nonce}">`);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('is short', async () => {
    expect((await policyOf('/')).length).toBeLessThan(1_500);
  });
});
