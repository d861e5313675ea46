/** After an entitled reader, a stranger: the same address in many guises gives nothing of what was read. */
import { describe, expect, inject, test } from 'vitest';
import { PERSONAS, visit } from '../harness/session.ts';
import { GATES, POSTS, SECRET_WORDS } from '../library/demo.ts';

const guarded = POSTS.filter(({ word, opens }) => word && opens.includes('pro')).map(({ id, word }) => ({
  path: `/posts/${id}`,
  word: word ?? '',
}));
const gated = { path: '/posts/lock-one-section', word: GATES[0]?.word ?? '' };

const upper = (path: string) => path.replace(/[^/]+$/, (id) => id.toUpperCase());
const GUISES: Readonly<Record<string, (path: string, etag: string) => [path: string, init: RequestInit]>> = {
  'the same address': (path) => [path, {}],
  'a tracking parameter': (path) => [`${path}?utm_source=letter&fbclid=x`, {}],
  'a parameter of Clerk’s': (path) => [`${path}?__clerk_status=verified`, {}],
  'an empty query': (path) => [`${path}?`, {}],
  'other case': (path) => [upper(path), {}],
  'a slash at the end': (path) => [`${path}/`, { redirect: 'follow' }],
  HEAD: (path) => [path, { method: 'HEAD' }],
  'a range': (path) => [path, { headers: { range: 'bytes=0-99999' } }],
  'a range at the end': (path) => [path, { headers: { range: 'bytes=-5000' } }],
  'a condition on the tag': (path, etag) => [path, { headers: { 'if-none-match': etag || '"x"' } }],
  'any tag': (path) => [path, { headers: { 'if-none-match': '*' } }],
  'a condition on the date': (path) => [path, { headers: { 'if-modified-since': new Date().toUTCString() } }],
  'only if cached': (path) => [path, { headers: { 'cache-control': 'only-if-cached, max-stale=99999' } }],
  'a prefetch': (path) => [path, { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } }],
  'an empty session': (path) => [path, { headers: { cookie: '__session=; __client_uat=0' } }],
};

describe.each([...guarded, gated])('$path, once a member has read it', ({ path, word }) => {
  test('gives a stranger nothing of it', async () => {
    for (const [guise, make] of Object.entries(GUISES)) {
      const member = await visit(path, 'pro');
      expect(await member.text()).toContain(word);
      expect(member.headers.get('cache-control')).toBe('private, no-store');
      const [address, init] = make(path, member.headers.get('etag') ?? '');
      const stranger = await visit(address, 'anonymous', init);
      const text = `${await stranger.text()}${JSON.stringify([...stranger.headers])}`;
      for (const secret of SECRET_WORDS)
        expect(text.includes(secret), `${secret}, asked with ${guise}`).toBe(false);
      // A page that everybody may share has a tag, by which it is asked for again.
      expect([200, 304, 404], guise).toContain(stranger.status);
      expect(stranger.headers.get('set-cookie'), guise).toBeNull();
      if (stranger.headers.get('cache-control')?.startsWith('public'))
        expect(text).not.toMatch(/__CLERK|user_|sess_/);
    }
  });
});

describe('shared caches', () => {
  const PUBLIC_POST = '/posts/the-apple-room';
  const PAGES = [
    '/',
    '/posts',
    PUBLIC_POST,
    '/tags',
    '/about',
    '/sign-in',
    '/sign-up',
    '/pricing',
    '/nowhere',
  ];

  test.each(PERSONAS.filter((persona) => persona !== 'anonymous'))('get no page of %s', async (persona) => {
    for (const path of PAGES) {
      const response = await visit(path, persona);
      expect(response.headers.get('cache-control'), path).toBe('private, no-store');
      await response.body?.cancel();
    }
  });

  test('get nothing that Clerk has decorated', async () => {
    for (const path of PAGES) {
      for (const cookie of ['', '__client_uat=1', '__session=x', '__clerk_handshake=x']) {
        const response = await visit(path, 'anonymous', { headers: cookie ? { cookie } : {} });
        const decorated = /__CLERK_ASTRO|data-clerk-id/.test(await response.text());
        const kept = response.headers.get('cache-control')?.startsWith('public') ?? false;
        expect(decorated && kept, `${path} with ${cookie}`).toBe(false);
        expect(response.headers.get('vary'), path).toMatch(/\bcookie\b/i);
      }
    }
  });

  test('get no answer that sets a cookie, whatever the answer says of itself', async () => {
    const [picture] = (await (await visit(PUBLIC_POST)).text()).match(/\/media\/posts\/[^"\s]+/) ?? [];
    expect(picture).toBeDefined();
    const cookie = `__client_uat=1; ${await handshake()}`;
    for (const path of [...PAGES.slice(0, 5), '/feed.css', '/rss.xml', '/og/site.png', picture ?? '']) {
      expect((await visit(path)).headers.get('cache-control'), path).toMatch(/^public/);
      const response = await visit(path, 'anonymous', { headers: { cookie } });
      expect(response.headers.get('set-cookie'), path).toContain('__client_uat=0');
      expect(response.headers.get('cache-control'), path).toMatch(/^private/);
      await response.body?.cancel();
    }
  });

  test('get one and the same page for every stranger', async () => {
    const [first, second] = [await visit(PUBLIC_POST), await visit(`${PUBLIC_POST}?utm_source=x`)];
    expect(first.headers.get('cache-control')).toMatch(/^public/);
    expect(await second.text()).toBe(await first.text());
  });
});

/** The cookie of a browser that comes back from Clerk, which knows of no session there: the next answer clears what is left of one. */
async function handshake(): Promise<string> {
  const { origin } = inject('site');
  const query = new URLSearchParams({ redirect_url: `${origin}/`, format: 'nonce' });
  const response = await fetch(`${origin}/__clerk/v1/client/handshake?${query}`, { redirect: 'manual' });
  return (
    response.headers
      .getSetCookie()
      .find((line) => line.startsWith('__clerk_handshake='))
      ?.split(';')[0] ?? ''
  );
}
