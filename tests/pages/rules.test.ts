/** Every kind of rule for every persona, against the built server with real signed session tokens: status, body, cache headers. */
import { describe, expect, test } from 'vitest';
import { cookiesFor, PERSONAS, type Persona, tokenOf, visit } from '../harness/session.ts';
import { GATES, POSTS, SECRET_WORDS, UNPUBLISHED } from '../library/demo.ts';

const PRIVATE = 'private, no-store';

const cases = POSTS.flatMap((post) => PERSONAS.map((persona) => [post.id, persona, post] as const));

describe('a post', () => {
  test.each(cases)('%s for %s', async (id, persona, { opens, word, preview, hidden }) => {
    const response = await visit(`/posts/${id}`, persona);
    const html = await response.text();
    const open = opens.includes(persona);
    expect(response.status).toBe(hidden && !open ? 404 : 200);
    if (word) expect(html.includes(word)).toBe(open);
    if (!hidden) expect(html.includes('class="wall"')).toBe(!open);
    if (preview) expect(html).toMatch(/<div class="prose[^>]*>\s*<p>/);
    const everybodys = opens.includes('anonymous') && persona === 'anonymous';
    if (everybodys) expect(response.headers.get('cache-control')).toMatch(/^public, .*s-maxage/);
    else expect(response.headers.get('cache-control')).toBe(PRIVATE);
    expect(response.headers.get('vary')).toMatch(/\bCookie\b/);
  });

  test.each(PERSONAS)('with gated sections shows %s the open ones', async (persona) => {
    const html = await (await visit('/posts/lock-one-section', persona)).text();
    for (const { word, opens } of GATES) expect(html.includes(word), word).toBe(opens.includes(persona));
  });

  test('opens a gate inside a gate for a reader who meets both rules', async () => {
    const { o, ...editor } = JSON.parse(atob((await tokenOf('editor')).split('.')[1] ?? '')) as Record<
      string,
      unknown
    >;
    const token = await tokenOf('editor', { o, pla: 'u:pro', fea: editor.fea });
    const html = await (
      await visit('/posts/lock-one-section', 'anonymous', { headers: { cookie: cookiesFor(token) } })
    ).text();
    for (const { word } of GATES) expect(html).toContain(word);
  });

  test.each(UNPUBLISHED)('that is not published ($id) is there for nobody', async ({ id }) => {
    for (const persona of PERSONAS) expect((await visit(`/posts/${id}`, persona)).status).toBe(404);
  });
});

describe('a list', () => {
  const lists = ['/', '/posts', '/tags/orchard', '/tags/business', '/authors/isla'];

  test.each(PERSONAS)('names a hidden post to %s only if it opens for them', async (persona) => {
    const mayKnow = (POSTS.find(({ hidden }) => hidden)?.opens ?? []).includes(persona as Persona);
    const html = await (await visit('/posts', persona)).text();
    expect(html.includes('/posts/seed-order')).toBe(mayKnow);
  });

  test.each(lists)('holds no body: %s', async (path) => {
    for (const persona of PERSONAS) {
      const response = await visit(path, persona);
      const html = await response.text();
      expect(response.status).toBe(200);
      for (const word of SECRET_WORDS) expect(html.includes(word), word).toBe(false);
      if (persona !== 'anonymous') expect(response.headers.get('cache-control')).toBe(PRIVATE);
    }
  });
});

describe('what is no session opens nothing', () => {
  const cases: [string, () => Promise<RequestInit>][] = [
    ['a forged signature', async () => cookie(`${(await tokenOf('pro')).slice(0, -8)}AAAAAAAA`)],
    ['an expired token', async () => cookie(await tokenOf('pro', past))],
    [
      'a token for another site',
      async () => cookie(await tokenOf('pro', { azp: 'https://elsewhere.example' })),
    ],
    ['a pending session', async () => cookie(await tokenOf('pro', { sts: 'pending' }))],
    [
      'a bearer token on a page',
      async () => ({ headers: { authorization: `Bearer ${await tokenOf('pro')}` } }),
    ],
    [
      'an organization’s plan of the same name',
      async () => cookie(await tokenOf('reader', { pla: 'o:pro,o:supporter' })),
    ],
    [
      'a plan whose name merely contains it',
      async () => cookie(await tokenOf('reader', { pla: 'u:pro-max,u:supporters' })),
    ],
    [
      'a role in an organization of one’s own',
      async () => cookie(await tokenOf('reader', { o: ownOrganization })),
    ],
    ['nonsense', async () => cookie('nonsense')],
  ];
  const past = { iat: 1_700_000_000, nbf: 1_700_000_000, exp: 1_700_000_060 };
  const ownOrganization = { id: 'org_mine', slg: 'mine', rol: 'editor', per: 'review', fpm: '1' };
  const cookie = (token: string): RequestInit => ({ headers: { cookie: cookiesFor(token) } });
  const guarded = POSTS.filter(({ opens, word }) => word && !opens.includes('reader'));

  test.each(cases)('%s', async (_, make) => {
    const init = await make();
    for (const { id, word } of guarded) {
      const response = await visit(`/posts/${id}`, 'anonymous', init);
      const text = await response.text();
      expect(text.includes(word ?? ''), id).toBe(false);
      expect(response.status).toBeLessThan(500);
    }
  });

  test.each(cases.filter(([name]) => !name.includes('bearer')))(
    '%s keeps a public post out of shared caches',
    async (_, make) => {
      const response = await visit('/posts/the-apple-room', 'anonymous', await make());
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe(PRIVATE);
    },
  );
});
