/** Every kind of false or overstated session, in every place where a request can carry one, on every guarded post. */
import { createHash } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { OVERSTATED, WORTHLESS } from '../harness/forged-tokens.ts';
import { cookiesFor, tokenOf, visit } from '../harness/session.ts';
import { GATES, POSTS } from '../library/demo.ts';

/** Clerk's name for cookies of this instance, which win over those without a suffix. */
const suffix = () => createHash('sha1').update(inject('site').publishableKey).digest('base64url').slice(0, 8);
const suffixed = (token: string) => `__session_${suffix()}=${token}; __client_uat_${suffix()}=1`;

const CARRIERS: Readonly<Record<string, (token: string) => Record<string, string>>> = {
  'a cookie': (token) => ({ cookie: cookiesFor(token) }),
  'a cookie with a suffix': (token) => ({ cookie: suffixed(token) }),
  'a bearer token': (token) => ({ authorization: `Bearer ${token}` }),
  'a handshake': (token) => ({ cookie: `__clerk_handshake=${token}; __client_uat=1` }),
};

const guarded = POSTS.flatMap(({ id, word, opens }) => (word ? [{ path: `/posts/${id}`, word, opens }] : []));
const gates = GATES.map(({ word, opens }) => ({ path: '/posts/lock-one-section', word, opens }));
const OUTLETS = [(path: string) => path, (path: string) => `/api${path}`];

/** Asks for every guarded thing at once, and tells what went wrong. */
async function opened(headers: Record<string, string>, forWhom: (opens: readonly string[]) => boolean) {
  const asked = [...guarded, ...gates].filter(({ opens }) => !forWhom(opens));
  const wrong = await Promise.all(
    asked.flatMap(({ path, word }) =>
      OUTLETS.map(async (outlet) => {
        const response = await visit(outlet(path), 'anonymous', { headers });
        const text = `${await response.text()}${JSON.stringify([...response.headers])}`;
        // A bearer token on a page is as good as not there, so that a public page stays everybody's.
        const shared = headers.cookie && /^public/.test(response.headers.get('cache-control') ?? '');
        return [
          text.includes(word) && `${outlet(path)} holds ${word}`,
          response.status >= 500 && `${outlet(path)} answered ${response.status}`,
          shared && `${outlet(path)} is shared`,
        ].filter(Boolean);
      }),
    ),
  );
  return wrong.flat();
}

describe.each(Object.keys(CARRIERS))('as %s', (name) => {
  const carry = CARRIERS[name] as (token: string) => Record<string, string>;

  test.each(Object.keys(WORTHLESS))('%s opens nothing', async (kind) => {
    expect(
      await opened(carry((await WORTHLESS[kind]?.()) ?? ''), (opens) => opens.includes('anonymous')),
    ).toEqual([]);
  });

  test.each(Object.keys(OVERSTATED))('%s opens no more than a reader may', async (kind) => {
    expect(
      await opened(carry((await OVERSTATED[kind]?.()) ?? ''), (opens) => opens.includes('reader')),
    ).toEqual([]);
  });
});

describe('a real session', () => {
  const POST = '/posts/what-a-bottle-costs';

  test.each(['a cookie', 'a cookie with a suffix'])('opens a post as %s', async (name) => {
    const headers = CARRIERS[name]?.(await tokenOf('pro'));
    expect(await (await visit(POST, 'anonymous', { headers })).text()).toContain('ostlemead');
  });

  test('opens the API as a bearer token', async () => {
    const headers = CARRIERS['a bearer token']?.(await tokenOf('pro'));
    expect(await (await visit(`/api${POST}`, 'anonymous', { headers })).text()).toContain('ostlemead');
  });

  test('opens no page as a bearer token', async () => {
    const headers = CARRIERS['a bearer token']?.(await tokenOf('pro'));
    const response = await visit(POST, 'anonymous', { headers });
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('ostlemead');
  });
});
