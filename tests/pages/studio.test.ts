/** The studio over HTTP: for the staff everything, for everybody else a plain no, on the page and in the API. */
import { describe, expect, inject, test } from 'vitest';
import { PERSONAS, tokenOf, visit } from '../harness/session.ts';
import { POSTS, SECRET_WORDS, UNPUBLISHED } from '../library/demo.ts';

const STAFF = ['editor', 'owner'] as const;
const READERS = ['reader', 'supporter', 'pro'] as const;
const API = '/api/studio/entries';

interface Entry {
  id: string;
  state: string;
  access: unknown;
  isReachable: boolean;
}

async function entries(persona: (typeof PERSONAS)[number]): Promise<Entry[]> {
  return (await (await visit(API, persona)).json()).entries;
}

describe('/studio', () => {
  test.each(STAFF)('lists every entry for the %s, with no body', async (persona) => {
    const response = await visit('/studio', persona);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    for (const { id } of POSTS) expect(html, id).toContain(`data-entry="/posts/${id}"`);
    for (const word of SECRET_WORDS) expect(html, word).not.toContain(word);
  });

  test.each(READERS)('refuses the %s, and names no hidden entry', async (persona) => {
    const response = await visit('/studio', persona);
    const html = await response.text();
    expect(response.status).toBe(403);
    expect(html).toContain('For editors or admins');
    expect(html).not.toContain('data-entry');
    expect(html).not.toContain('seed-order');
  });

  test('leads an anonymous visitor to sign in, and back', async () => {
    const response = await visit('/studio');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/sign-in?redirect_url=%2Fstudio');
  });

  test('holds nothing that belongs to development', async () => {
    const html = await (await visit('/studio', 'owner')).text();
    for (const trace of ['_view-as', 'Open as', 'supporter@']) expect(html).not.toContain(trace);
    expect((await visit('/_view-as/owner?to=/studio')).status).toBe(404);
  });
});

describe(API, () => {
  test('tells state and rule of each entry', async () => {
    const found = new Map((await entries('editor')).map((entry) => [entry.id, entry]));
    const stateOf = (id: string) => found.get(id)?.state;
    expect(stateOf('the-apple-room')).toBe('public');
    expect(stateOf('after-the-june-drop')).toBe('locked');
    expect(stateOf('planting-maiden-whips')).toBe('locked');
    expect(found.get('seed-order')).toMatchObject({
      state: 'hidden',
      isReachable: false,
      access: { plan: 'pro' },
    });
    expect(found.get('a-february-round')).toMatchObject({ state: 'future', isReachable: false });
    expect(found.get('about')).toMatchObject({ state: 'public', isReachable: true });
    // A draft is no part of a production build.
    expect(found.has('medlars')).toBe(false);
  });

  test('holds an entry’s public fields and nothing else', async () => {
    const text = await (await visit(API, 'owner')).text();
    for (const word of [...SECRET_WORDS, ...UNPUBLISHED.map(({ word }) => word)])
      expect(text).not.toContain(word);
    const keys = new Set(JSON.parse(text).entries.flatMap(Object.keys));
    expect([...keys].sort()).toEqual(
      ['access', 'collection', 'id', 'isReachable', 'opensOn', 'published', 'state', 'title', 'url'].sort(),
    );
  });

  test.each(READERS)('answers the %s with 403 and what is needed', async (persona) => {
    const response = await visit(API, persona);
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      error: 'forbidden',
      need: { any: [{ role: 'editor' }, { role: 'admin' }] },
    });
  });

  test('answers an anonymous request with 401', async () => {
    const response = await visit(API);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: 'unauthenticated' });
  });

  test('takes a bearer token', async () => {
    const headers = { authorization: `Bearer ${await tokenOf('editor')}` };
    expect((await visit(API, 'anonymous', { headers })).status).toBe(200);
  });

  test.each([
    [
      'the role in another organization',
      { o: { id: 'org_mine', slg: 'mine', rol: 'editor', per: 'review', fpm: '1' } },
    ],
    ['an admin of another organization', { o: { id: 'org_mine', slg: 'mine', rol: 'admin' } }],
    ['no active organization', { o: null }],
    ['a mere member of the site’s own', 'member'],
    ['a pending session', { sts: 'pending' }],
  ])('stays shut for %s', async (_, claims) => {
    const own = { o: { id: inject('site').siteOrgId, slg: 'own', rol: 'member' } };
    const token = await tokenOf('editor', claims === 'member' ? own : (claims as Record<string, unknown>));
    const answer = await visit(API, 'anonymous', { headers: { authorization: `Bearer ${token}` } });
    expect([401, 403]).toContain(answer.status);
  });
});

describe('the reader’s menu', () => {
  test.each(PERSONAS)('names the studio to %s only if it opens', async (persona) => {
    const html = await (await visit('/about', persona)).text();
    expect(html.includes('&quot;/studio&quot;')).toBe((STAFF as readonly string[]).includes(persona));
  });
});
