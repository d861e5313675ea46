/** The outer step of the server, asked with requests that no browser sends. */
import { describe, expect, inject, test } from 'vitest';
import { type RawAnswer, sendPath, sendRaw } from '../harness/raw.ts';
import { cookiesFor, tokenOf } from '../harness/session.ts';
import { SECRET_WORDS } from '../library/demo.ts';

const FORWARDED = {
  'x-forwarded-host': 'elsewhere.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '203.0.113.9',
  forwarded: 'host=elsewhere.example;proto=https',
  'x-original-url': '/posts/what-a-bottle-costs',
  'x-rewrite-url': '/posts/what-a-bottle-costs',
  'x-http-method-override': 'DELETE',
};

/** What every answer has in common, refusals by Node included. */
function expectProtected({ headers, text }: RawAnswer): void {
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  for (const word of SECRET_WORDS) expect(text).not.toContain(word);
}

describe('hosts', () => {
  test.each([
    'elsewhere.example',
    'localhost.elsewhere.example',
    'localhost:4321@elsewhere.example',
    'localhost/elsewhere',
    'loc%61lhost',
    '[::1',
    '',
  ])('answers 421 to %j', async (host) => {
    const answer = await sendPath('/', { headers: { host } });
    expect(answer.status).toBe(421);
    expectProtected(answer);
  });

  test('lets a load balancer ask by address whether the process answers', async () => {
    expect((await sendPath('/healthz', { headers: { host: '10.0.0.7:4321' } })).status).toBe(200);
  });

  test('answers 400 without a host, and to two', async () => {
    const without = await sendRaw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(without.status).toBe(400);
    const { host } = new URL(inject('site').origin);
    const two = await sendRaw(
      `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n`,
    );
    expect(two.status).toBe(400);
  });

  test('does not read forwarded headers of a peer that nobody named', async () => {
    const [plain, forwarded] = await Promise.all([
      sendPath('/about'),
      sendPath('/about', { headers: FORWARDED }),
    ]);
    expect(forwarded.status).toBe(200);
    expect(forwarded.text).not.toContain('elsewhere.example');
    expect(forwarded.text.length).toBe(plain.text.length);
  });
});

describe('methods', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'])(
    'answers 405 to %s on a page',
    async (method) => {
      const answer = await sendPath('/posts', { method, headers: { 'content-length': '0' } });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
      expectProtected(answer);
    },
  );

  test.each(['TRACE', 'PROPFIND', 'LOCK'])('answers 405 to %s under /api', async (method) => {
    expect((await sendPath('/api/posts', { method })).status).toBe(405);
  });

  test('does not let a header change the method', async () => {
    expect((await sendPath('/posts', { headers: { 'x-http-method-override': 'POST' } })).status).toBe(200);
  });
});

describe('paths', () => {
  const PAGE = '/posts/what-a-bottle-costs';

  test.each([
    '//elsewhere.example/',
    '//elsewhere.example',
    '///elsewhere.example/',
    '/\\elsewhere.example/',
    '/\\/elsewhere.example/',
    '/%2f%2felsewhere.example/',
    '/%2felsewhere.example/',
    '/%5celsewhere.example/',
    '/%5C%5Celsewhere.example/',
    '/.//elsewhere.example/',
    '/..//elsewhere.example/',
    '/%2e/%2felsewhere.example/',
    '/;//elsewhere.example/',
    '/@elsewhere.example/',
    '/%09/elsewhere.example/',
    '/%0d%0aLocation:%20https://elsewhere.example/',
    '/posts/?next=//elsewhere.example',
    '/posts/?//elsewhere.example/',
    'https://elsewhere.example/posts/',
    'http:elsewhere.example/',
    'elsewhere.example/',
  ])('%s leads nowhere else', async (path) => {
    const answer = await sendPath(path);
    const location = answer.headers.get('location');
    if (location !== null)
      expect(new URL(location, inject('site').origin).origin).toBe(inject('site').origin);
    expect([301, 302, 303, 307, 308, 400, 404, 421]).toContain(answer.status);
    expectProtected(answer);
  });

  test('the form with a slash moves to the one without, and keeps its query', async () => {
    const answer = await sendPath('/posts/?page=2&a=%2F');
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe('/posts?page=2&a=%2F');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  test.each([
    '/#',
    '/posts#x',
    '/posts/..#x',
    '/index.html#',
    '/posts?page=2#x',
    '/%',
    '/%zz',
    '/%c3%28',
    '/%ff',
    '/posts/%e0%a4%a',
    '/%00',
    '/posts/%0a',
    '/%u0041',
    '*',
  ])('answers 400 to %s', async (path) => {
    const answer = await sendPath(path);
    expect(answer.status).toBe(400);
    expectProtected(answer);
  });

  test.each([
    `/${PAGE}`,
    '/posts//what-a-bottle-costs',
    '/posts%2fwhat-a-bottle-costs',
    '/posts%2Fwhat-a-bottle-costs',
    '/posts\\what-a-bottle-costs',
    '/posts%5cwhat-a-bottle-costs',
    '/posts/./what-a-bottle-costs',
    '/posts/x/../what-a-bottle-costs',
    '/posts/%2e/what-a-bottle-costs',
    '/posts/x/%2e%2e/what-a-bottle-costs',
    '/posts/x/.%2E/what-a-bottle-costs',
    '/posts/x/..%2fwhat-a-bottle-costs',
    '/posts/..;/posts/what-a-bottle-costs',
    `${PAGE}.html`,
    `${PAGE}.HTML`,
    `${PAGE}.htm`,
    `${PAGE}/index.html`,
    `${PAGE}/index`,
    '/index.html',
    '/index',
    '/posts.html',
    '/404.html',
    '/%70osts/what-a-bottle-costs',
    '/posts/%77hat-a-bottle-costs',
    '/posts/what%2da-bottle-costs',
    '/posts/%2577hat-a-bottle-costs',
    '/posts/WHAT-A-BOTTLE-COSTS',
    '/Posts/what-a-bottle-costs',
    '/posts/what-a-bottle-costs;x=1',
    '/posts/what-a-bottle-costs%20',
    '/posts/what-a-bottle-costs.',
    '/posts/what-a-bottle-costs%e2%80%8b',
  ])('%s is no second form of a page', async (path) => {
    const cookie = cookiesFor(await tokenOf('pro'));
    for (const headers of [{}, { cookie }] as Record<string, string>[]) {
      const answer = await sendPath(path, { headers });
      expect(answer.status).toBe(404);
      expectProtected(answer);
    }
  });

  test.each([
    '/.env',
    '/.git/config',
    '/_astro/../../package.json',
    '/../server/entry.mjs',
    '/..%2f..%2fpackage.json',
  ])('%s is no way to a file of the server', async (path) => {
    const answer = await sendPath(path);
    expect([400, 404]).toContain(answer.status);
    expectProtected(answer);
  });
});

describe('ranges of static files', () => {
  const whole = async () => (await sendPath('/favicon.svg')).text;

  test.each([
    'bytes=9-1',
    'bytes=9-1,-3',
    'bytes=-3',
    'bytes=0-1,3-4',
    'bytes=a-b',
    'bytes=',
    'bytes=--',
    'bytes=1-0x',
    'bytes=-',
    'lines=9-1',
    `bytes=${'9'.repeat(400)}-1`,
  ])('%s gets the whole file, and ends no process', async (range) => {
    const answer = await sendPath('/favicon.svg', { headers: { range } });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(await whole());
    expect((await sendPath('/healthz')).status).toBe(200);
  });

  test('a plain range gets its part, and one behind the end is refused', async () => {
    const part = await sendPath('/favicon.svg', { headers: { range: 'bytes=2-5' } });
    expect([part.status, part.text]).toEqual([206, (await whole()).slice(2, 6)]);
    for (const range of ['bytes=999999-', 'bytes=999999-9999999', 'bytes=999999999999999-999999999999999'])
      expect((await sendPath('/favicon.svg', { headers: { range } })).status).toBe(416);
  });
});

describe('size and shape', () => {
  test('answers 431 to more than 32 kB of headers, and reads a little less', async () => {
    const answer = await sendPath('/', { headers: { 'x-much': 'a'.repeat(33 * 1024) } });
    expect(answer.status).toBe(431);
    expectProtected(answer);
    expect((await sendPath('/', { headers: { 'x-much': 'a'.repeat(30 * 1024) } })).status).toBe(200);
  });

  test('answers 413 to a body that announces too much, before it is read', async () => {
    const answer = await sendPath('/api/posts', {
      method: 'POST',
      headers: { 'content-length': '50000000' },
    });
    expect(answer.status).toBe(413);
    expectProtected(answer);
  });

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a space in the path', 'GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n'],
    [
      'two lengths',
      'POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a null in a header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n'],
  ])('answers 400 to %s', async (_, text) => {
    const answer = await sendRaw(text);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('connection')).toBe('close');
    expectProtected(answer);
  });

  test('answers 408 to a request that never ends', async () => {
    const answer = await sendRaw('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    expect(answer.status).toBe(408);
    expectProtected(answer);
  }, 30_000);
});
