/** The API against its own OpenAPI document, for every persona, with cookies and with bearer tokens. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { PERSONAS, type Persona, tokenOf, visit } from '../harness/session.ts';
import { POSTS } from '../library/demo.ts';
import { Documented } from './documented.ts';

let documented: Documented;
beforeAll(async () => {
  documented = await Documented.read();
});
const expectDocumented = (response: Response, path: string) => documented.expect(response, path);

describe.each(PERSONAS)('as %s', (persona: Persona) => {
  test('every answer is as documented, and never shared', async () => {
    for (const { id, opens, hidden } of POSTS) {
      const response = await visit(`/api/posts/${id}`, persona);
      const open = opens.includes(persona);
      const status = open ? 200 : hidden ? 404 : persona === 'anonymous' ? 401 : 403;
      expect(response.status, id).toBe(status);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      const body = await expectDocumented(response, '/api/posts/{id}');
      expect('body' in body).toBe(open);
      if (status === 401) expect(body.error).toBe('unauthenticated');
      if (status === 403) expect(body).toMatchObject({ error: 'forbidden', need: expect.anything() });
    }
    const list = await visit('/api/posts', persona);
    expect(list.headers.get('cache-control')).toBe('private, no-store');
    await expectDocumented(list, '/api/posts');
    await expectDocumented(await visit('/api/me', persona), '/api/me');
  });
});

test('says what each persona holds', async () => {
  const me = async (persona: Persona) => (await visit('/api/me', persona)).json();
  expect(await me('anonymous')).toEqual({
    signedIn: false,
    plans: [],
    features: [],
    roles: [],
    permissions: [],
  });
  expect(await me('reader')).toMatchObject({ signedIn: true, plans: [], roles: [] });
  expect(await me('supporter')).toMatchObject({ plans: ['supporter'] });
  expect(await me('pro')).toMatchObject({ plans: ['supporter', 'pro'], features: ['audio'] });
  expect(await me('editor')).toMatchObject({ roles: ['editor'], permissions: ['posts:review'] });
});

describe('a bearer token', () => {
  const bearer = async (persona: Persona, claims = {}) => ({
    headers: { authorization: `Bearer ${await tokenOf(persona, claims)}` },
  });

  test('is taken here', async () => {
    const response = await visit('/api/posts/green-walnuts', 'anonymous', await bearer('supporter'));
    expect(response.status).toBe(200);
    expect((await response.json()).body.markdown).toContain('pettlecrock');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  test.each(['/posts/green-walnuts', '/posts/green-walnuts.md', '/rss.xml', '/feed.json'])(
    'is not taken by %s',
    async (path) => {
      const response = await visit(path, 'anonymous', await bearer('supporter'));
      expect(await response.text()).not.toContain('pettlecrock');
    },
  );

  test('that is forged, expired or for another site opens nothing', async () => {
    const token = await tokenOf('pro');
    const past = { iat: 1_700_000_000, nbf: 1_700_000_000, exp: 1_700_000_060 };
    const tokens = [
      `${token.slice(0, -8)}AAAAAAAA`,
      await tokenOf('pro', past),
      await tokenOf('pro', { azp: 'https://elsewhere.example' }),
      'nonsense',
    ];
    for (const wrong of tokens) {
      const response = await visit('/api/posts/green-walnuts', 'anonymous', {
        headers: { authorization: `Bearer ${wrong}` },
      });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('pettlecrock');
    }
  });
});

test('pages of cards join up to the whole list', async () => {
  const ids: string[] = [];
  let next: string | undefined = `${inject('site').origin}/api/posts?perPage=7`;
  for (let count = 0; next && count < 10; count++) {
    const { pathname, search }: URL = new URL(next);
    const answer = await expectDocumented(await visit(pathname + search), '/api/posts');
    ids.push(...answer.posts.map(({ id }: { id: string }) => id));
    next = answer.next;
    expect(answer.total).toBeGreaterThanOrEqual(ids.length);
  }
  const all = await (await visit('/api/posts?perPage=100')).json();
  expect(ids).toEqual(all.posts.map(({ id }: { id: string }) => id));
});

test('other methods are refused, and other addresses do not exist, as JSON', async () => {
  for (const path of ['/api/posts', '/api/posts/green-walnuts', '/api/me', '/api/openapi.json']) {
    const response = await visit(path, 'anonymous', {
      method: 'DELETE',
      headers: { origin: inject('site').origin },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect((await response.json()).error).toBe('method-not-allowed');
  }
  for (const path of ['/api', '/api/nothing', '/api/posts/no/such/post', '/api/me/more']) {
    const response = await visit(path);
    expect(response.status, path).toBe(404);
    expect((await response.json()).error).toBe('not-found');
  }
});
