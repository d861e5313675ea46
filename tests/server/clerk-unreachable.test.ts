/** With Clerk unreachable: public posts serve, valid sessions read, and a session that has run out ends on the page, not on an error. */

import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectLocalClerk, previewEnvironment } from '#src/dev/environment.ts';
import theme from '#theme';
import { cookiesFor } from '../harness/session.ts';
import { freePort, startSite } from '../harness/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-unreachable-'));
let site: ChildProcess;
let origin: string;
let valid: string;
let expired: string;

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const local = await connectLocalClerk(theme, origin, { stateFile: join(folder, 'clerk.json') });
  valid = await local.signSessionToken('supporter@example.test', { azp: origin });
  const past = Math.floor(Date.now() / 1000) - 600;
  expired = await local.signSessionToken('supporter@example.test', {
    azp: origin,
    iat: past,
    nbf: past,
    exp: past + 60,
  });
  await local.close();
  site = await startSite(previewEnvironment(local, origin, port));
});

afterAll(() => {
  site.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Follows redirects as a browser would, with the cookies that it is given on the way. */
async function navigate(path: string, cookie: string): Promise<{ response: Response; hops: number }> {
  let url = origin + path;
  let jar = cookie;
  for (let hops = 0; hops < 6; hops++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar, accept: 'text/html', 'sec-fetch-dest': 'document' },
    });
    for (const set of response.headers.getSetCookie()) jar += `; ${set.split(';')[0]}`;
    const location = response.headers.get('location');
    if (!location) return { response, hops };
    url = new URL(location, url).href;
    expect(new URL(url).origin).toBe(origin);
  }
  throw new Error(`${path} redirects for ever.`);
}

describe('with Clerk unreachable', () => {
  test('public posts serve to anonymous readers', async () => {
    const response = await fetch(`${origin}/posts/the-apple-room`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('The apple room');
  });

  test('a session that is still valid reads', async () => {
    const { response } = await navigate('/posts/after-the-june-drop', cookiesFor(valid));
    expect(await response.text()).toContain('thrummock');
  });

  test.each(['/posts/the-apple-room', '/posts/after-the-june-drop', '/sign-in'])(
    'a session that has run out gets %s, signed out',
    async (path) => {
      const { response, hops } = await navigate(path, cookiesFor(expired));
      expect(response.status).toBe(200);
      expect(hops).toBeGreaterThan(0);
      expect(await response.text()).not.toContain('thrummock');
    },
  );

  test('the way back from a failed handshake never leaves the site', async () => {
    for (const wanted of [
      'https://elsewhere.example/',
      '//elsewhere.example/',
      'javascript:alert(1)',
      '/\\elsewhere.example',
      '/.//elsewhere.example/',
      `${origin}//elsewhere.example/`,
    ]) {
      const response = await fetch(
        `${origin}/__clerk/v1/client/handshake?redirect_url=${encodeURIComponent(wanted)}`,
        { redirect: 'manual' },
      );
      expect(new URL(response.headers.get('location') ?? '', origin).origin, wanted).toBe(origin);
    }
  });
});
