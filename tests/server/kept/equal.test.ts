/** A kept page is the page: byte for byte and header for header what a server without kept pages answers, to everybody. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERSONAS } from '../../harness/session.ts';
import { type Answer, startTwins, type Twins } from '../../harness/twin-sites.ts';
import { POSTS, SECRET_WORDS } from '../../library/demo.ts';

let site: Twins;
beforeAll(async () => {
  site = await startTwins();
}, 60_000);
afterAll(() => site?.stop());

const KEPT = [
  '/',
  '/posts',
  '/tags',
  '/tags/orchard',
  '/about',
  '/archive',
  '/authors',
  '/rss.xml',
  '/feed.json',
  '/llms.txt',
  '/api/clerk',
  '/api/posts',
  '/api/posts?page=2&perPage=3',
  '/posts/lock-one-section',
  '/posts/the-apple-room.md',
  ...POSTS.map(({ id }) => `/posts/${id}`),
];
const NOT_KEPT = ['/search?q=pear', '/api/me', '/api/search?q=pear', '/posts/nowhere', '/healthz'];

/** Of one answer only: of the connection, of how its length is told; and what Clerk says of a session that it has looked at. */
const OF_THE_ANSWER = /^(?:date|connection|keep-alive|content-length|transfer-encoding|x-clerk-auth-.*)$/;

function headersOf({ headers }: Answer) {
  const all = Object.entries(headers).filter(([name]) => !OF_THE_ANSWER.test(name));
  return Object.fromEntries(all.map(([name, value]) => [name, String(value)]));
}

describe.each(PERSONAS)('for %s', (persona) => {
  test('every answer is the same, the first time and every other time', async () => {
    const reader = await site.headersOf(persona);
    let kept = 0;
    for (const path of [...KEPT, ...NOT_KEPT]) {
      let plain = await site.plain(path, reader);
      for (let time = 1; time <= 4; time++) {
        let answer = await site.keeping(path, reader);
        // A wall whose prices Clerk told too late for one of the two.
        for (let again = 0; again < 3 && !answer.body.equals(plain.body); again++) {
          plain = await site.plain(path, reader);
          answer = await site.keeping(path, reader);
        }
        const where = `${path}, time ${time}`;
        expect(answer.status, where).toBe(plain.status);
        expect(answer.body.equals(plain.body), where).toBe(true);
        const { etag, ...headers } = headersOf(answer);
        const { etag: plainTag, ...plainHeaders } = headersOf(plain);
        expect(headers, where).toEqual(plainHeaders);
        // A kept page that everybody may share can be asked for by its tag.
        const shared = answer.headers['cache-control']?.startsWith('public') ?? false;
        if (plainTag) expect(etag, where).toBe(plainTag);
        else if (etag) expect(shared, where).toBe(true);
        if (time === 4 && answer.headers['content-length'] && !plain.headers['content-length']) kept++;
      }
    }
    expect(kept, 'pages that were kept at last').toBeGreaterThan(20);
  });
});

describe('what is kept', () => {
  test('is nobody else’s, in whatever order they ask', async () => {
    for (const { id, word, opens } of POSTS.filter((post) => post.word)) {
      for (const persona of [...PERSONAS, ...PERSONAS.toReversed()]) {
        const { body } = await site.keeping(`/posts/${id}`, await site.headersOf(persona));
        expect(body.includes(word ?? ''), `${id} for ${persona}`).toBe(opens.includes(persona));
      }
    }
  });

  test('is nobody’s in particular', async () => {
    const { body } = await site.keeping('/posts/the-apple-room', await site.headersOf('pro'));
    expect(body.toString()).not.toMatch(/user_|sess_|pro@example|__CLERK_ASTRO_DATA__/);
  });

  test('does not depend on a query, on a range, or on what a stranger claims to be', async () => {
    const plain = await site.plain('/posts/after-the-june-drop');
    const claims: Record<string, string>[] = [
      { range: 'bytes=0-20' },
      { cookie: 'theme=dark' },
      { cookie: 'gatepost_answers=["plan user pro"]' },
      { 'x-astro-locals': '{"keeping":{"answers":"[\\"plan user pro\\"]"}}' },
      { 'x-forwarded-host': 'elsewhere.example' },
      { authorization: 'Bearer x' },
    ];
    for (const headers of claims)
      for (const path of ['/posts/after-the-june-drop', '/posts/after-the-june-drop?keeping=1&answers=x']) {
        const answer = await site.keeping(path, headers);
        expect(answer.body.equals(plain.body), JSON.stringify(headers)).toBe(true);
      }
  });

  test('is not given to a foreign host, to two hosts, or to other methods', async () => {
    await site.keeping('/');
    await site.keeping('/');
    expect((await site.keeping('/', { host: 'elsewhere.example' })).status).toBe(421);
    expect((await site.keeping('/', {}, 'POST')).status).toBe(405);
    expect((await site.keeping('/posts/')).status).toBe(308);
  });

  test('is answered to HEAD without its bytes', async () => {
    const page = await site.keeping('/posts/the-apple-room');
    const head = await site.keeping('/posts/the-apple-room', {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect(head.headers['content-length']).toBe(String(page.body.length));
  });

  test('travels compressed as the client likes it', async () => {
    const { body } = await site.keeping('/posts/the-apple-room');
    for (const [accepted, encoding, read] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
      ['*', 'br', brotliDecompressSync],
      ['identity', undefined, (bytes: Buffer) => bytes],
      ['deflate', undefined, (bytes: Buffer) => bytes],
    ] as const) {
      const answer = await site.keeping('/posts/the-apple-room', { 'accept-encoding': accepted });
      expect(answer.headers['content-encoding'], accepted).toBe(encoding);
      expect(read(answer.body).equals(body), accepted).toBe(true);
      expect(answer.headers.vary).toMatch(/Accept-Encoding/);
    }
  });
});

describe('a condition', () => {
  test('on the tag of a page that everybody may share saves its bytes', async () => {
    const { headers } = await site.keeping('/posts/the-apple-room');
    const tag = { 'if-none-match': String(headers.etag) };
    const held = await site.keeping('/posts/the-apple-room', tag);
    expect([held.status, held.body.length]).toEqual([304, 0]);
    expect(held.headers).toMatchObject({ etag: headers.etag, vary: headers.vary });
    expect((await site.keeping('/posts/the-apple-room', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('is not heard where the page is its reader’s own', async () => {
    for (const persona of ['anonymous', 'pro'] as const) {
      const reader = await site.headersOf(persona);
      for (const condition of ['*', 'W/"x"'] as const) {
        const path = '/posts/after-the-june-drop';
        const answer = await site.keeping(path, { ...reader, 'if-none-match': condition });
        expect([answer.status, answer.headers.etag]).toEqual([200, undefined]);
      }
    }
  });
});

test('no answer to a stranger holds a secret word, whoever asked before', async () => {
  for (const path of KEPT) {
    const { body } = await site.keeping(path);
    for (const word of SECRET_WORDS) expect(body.includes(word), `${word} in ${path}`).toBe(false);
  }
});
