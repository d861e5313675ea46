/** What a reader and the log get when something breaks: the built site with a page that throws, and Astro giving up altogether. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { createSiteServer, type SiteHandler } from '#src/server/site-server.ts';
import { readSettings, type Settings } from '#src/session/settings.ts';
import theme from '#theme';
import { copyBroken } from '../harness/broken-site.ts';
import { grade } from '../harness/observatory.ts';
import { sendPath } from '../harness/raw.ts';
import { cookiesFor, tokenOf } from '../harness/session.ts';

/** Inside of node_modules, so that the copy finds the packages of the build and is run as it is. */
const COPY = 'node_modules/.cache/gatepost-broken-site';
const ID = /<code>([\da-f]{12})<\/code>/;

let settings: Settings;
let log: string[] = [];
let close: () => void = () => {};

beforeAll(() => {
  const { keys, publishableKey, siteOrgId } = inject('site');
  Object.assign(process.env, {
    PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_SECRET_KEY: 'sk_live_local_0123456789abcdef',
    CLERK_JWT_KEY: keys.publicKey,
    CLERK_SITE_ORG_ID: siteOrgId,
    HOST: '127.0.0.1',
    SITE_URL: inject('site').origin,
    GATEPOST_PREVIEW: '1',
    PUBLIC_CLERK_PROXY_URL: '/__clerk',
  });
  settings = readSettings(process.env, theme, 'production');
});

beforeEach(() => {
  log = [];
  vi.spyOn(console, 'error').mockImplementation((...parts) => void log.push(parts.join(' ')));
});

afterEach(() => {
  vi.restoreAllMocks();
  close();
});

/** Serves a handler as `npm start` does. */
async function serve(
  handler: SiteHandler,
  more: Partial<Settings> = {},
  clientFolder = resolve('dist/client'),
): Promise<string> {
  const server = createSiteServer({
    settings: { ...settings, ...more },
    handler,
    externalHosts: theme.externalHosts,
    clientFolder,
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close = () => server.close();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The built site, of which the page of all tags throws while it is rendered. */
async function brokenSite(): Promise<SiteHandler> {
  copyBroken(COPY);
  return (await import(/* @vite-ignore */ pathToFileURL(resolve(`${COPY}/server/entry.mjs`)).href)).handler;
}

describe('a page that throws', () => {
  test('becomes the error page, with an id that the log has too, and nothing of the error', async () => {
    const origin = await serve(await brokenSite());
    const token = await tokenOf('pro');
    const headers = { cookie: cookiesFor(token), authorization: `Bearer ${token}` };
    for (const path of ['/tags', `/tags?__clerk_x=${token}`]) {
      log = [];
      const answer = await sendPath(path, { headers }, origin);
      expect(answer.status).toBe(500);
      const id = ID.exec(answer.text)?.[1] ?? 'no id';
      expect(answer.text).not.toMatch(/boom|Error:|node_modules|\.mjs|orchard\.example|at .*:\d+/);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      const logged = log.join('\n');
      expect(logged).toContain(`[failure ${id}] GET /tags`);
      expect(logged).toContain('boom for [e-mail] with [key]');
      expect(logged).not.toContain(token);
      expect(logged).not.toMatch(/eyJ|__session=e|orchard\.example|sk_live_0/);
    }
    expect((await sendPath('/about', {}, origin)).status).toBe(200);
    rmSync(COPY, { recursive: true, force: true });
  });
});

const endings: [string, SiteHandler][] = [
  [
    'with a word',
    (_, response) => {
      response.statusCode = 500;
      response.end('Internal Server Error');
    },
  ],
  [
    'with an empty answer',
    (_, response) => {
      response.writeHead(500, {});
      response.end();
    },
  ],
  ['with a message in the status', (_, response) => void response.writeHead(500, 'Server error').end()],
];

describe('when Astro itself gives up', () => {
  test.each(endings)('%s, the reader still gets the error page', async (_, handler) => {
    const origin = await serve(handler);
    const answer = await sendPath('/posts?x=1', {}, origin);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('Something went wrong.');
    expect(log.join()).toContain(`[failure ${ID.exec(answer.text)?.[1]}] GET /posts`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});

test.each(endings)(
  'the Observatory gives an A+ to the error page of a site on https: %s',
  async (_, handler) => {
    const origin = await serve(handler, { origin: 'https://letters.example' });
    const answer = await sendPath('/posts', { headers: { host: 'letters.example' } }, origin);
    expect(answer.status).toBe(500);
    expect(grade(answer.headers, answer.text).grade).toBe('A+');
  },
);

describe('a static file that is gone since the start', () => {
  test('costs its reader the connection, and nobody else anything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatepost-gone-'));
    writeFileSync(join(folder, 'old.js'), 'console.log(1);');
    const origin = await serve((_, response) => void response.end('site'), {}, folder);
    rmSync(folder, { recursive: true });
    const gone = await sendPath('/old.js', {}, origin).catch(() => ({ text: '' }));
    expect(gone.text).not.toContain('console');
    expect((await sendPath('/posts', {}, origin)).text).toContain('site');
  });
});

describe('a body that grows while it is read', () => {
  test('is cut off with 413', async () => {
    const origin = await serve(async (request, response) => {
      try {
        for await (const _ of request);
        response.end('read');
      } catch {
        // The outer step has answered.
      }
    });
    const chunk = `${(600_000).toString(16)}\r\n${'a'.repeat(600_000)}\r\n`;
    const answer = await sendPath(
      '/api/x',
      { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: `${chunk}${chunk}0\r\n\r\n` },
      origin,
    );
    expect(answer.status).toBe(413);
  });
});
