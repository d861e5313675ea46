/** The OpenAPI document against the site: it is valid, names every endpoint, and each answer that it promises is given. */
import { readdirSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { Account, type Team } from '../harness/account.ts';
import { PERSONAS, visit } from '../harness/session.ts';
import { Documented, type Method } from './documented.ts';

const INVITATIONS = '/api/team/invitations';
const ONE = `${INVITATIONS}/{id}`;
let documented: Documented;
let admin: Account;
let team: Team;

beforeAll(async () => {
  documented = await Documented.read();
  admin = await Account.create();
  team = await admin.createTeam('Quince Press');
  await admin.activate(team);
});

const control = (init: RequestInit) => fetch(`${inject('site').clerk}/_control/faults`, init);
afterEach(() => control({ method: 'DELETE' }));

function manage(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { origin: inject('site').origin, 'content-type': 'application/json' };
  return admin.visit(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate({ ...documented.document });
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

test('it names every endpoint of the project', () => {
  const files = readdirSync('src/pages/api', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && path !== '[...path].ts' && path !== 'openapi.json.ts');
  const paths = files.map(
    (path) =>
      `/api/${path
        .replace(/(?:\/index)?\.ts$/, '')
        .replaceAll('[...', '{')
        .replaceAll('[', '{')
        .replaceAll(']', '}')}`,
  );
  expect(Object.keys(documented.document.paths).sort()).toEqual(paths.sort());
});

test('the schemas refuse what they do not name', () => {
  const validate = documented.validatorOf('/api/me', 200);
  const holdings = { signedIn: true, plans: [], features: [], roles: [], permissions: [] };
  expect(validate(holdings)).toBe(true);
  expect(validate({ ...holdings, email: 'x' })).toBe(false);
  expect(documented.schema('SearchAnswer')({ total: 0, page: 1, pages: 0, results: [], body: '' })).toBe(
    false,
  );
  expect(documented.schema('Invitation')({ id: 'x', email: 'x', role: 'x', status: 'x' })).toBe(false);
});

describe('an answer is as documented', () => {
  test.each(PERSONAS)('for reading, as %s', async (persona) => {
    const ask = async (path: string, known = path.replace(/\?.*/, '')) =>
      documented.expect(await visit(path, persona), known);
    await ask('/api/posts');
    await ask('/api/posts?page=0');
    await ask('/api/me');
    await ask('/api/clerk');
    for (const id of ['a-wall-is-a-slow-stove', 'green-walnuts', 'seed-order', 'no-such-post'])
      await ask(`/api/posts/${id}`, '/api/posts/{id}');
    for (const query of ['q=apple', 'q=pettlecrock', 'tag=orchard', 'access=open', 'access=members'])
      await ask(`/api/search?${query}`);
    for (const query of ['', 'q=', 'q=a&q=b', 'tag=A', 'access=x', 'page=0', `q=${'a'.repeat(300)}`])
      await ask(`/api/search?${query}`);
    await ask('/api/studio/entries');
    await ask(INVITATIONS);
  });

  test('for a team’s admin', async () => {
    const made = await documented.expect(
      await manage('POST', INVITATIONS, { email: 'pomona@example.test' }),
      INVITATIONS,
      'post',
    );
    const { id } = made.invitation;
    await documented.expect(await manage('GET', INVITATIONS), INVITATIONS);
    await documented.expect(
      await manage('POST', INVITATIONS, { email: 'pomona@example.test' }),
      INVITATIONS,
      'post',
    );
    await documented.expect(await manage('POST', INVITATIONS, { email: 'nobody' }), INVITATIONS, 'post');
    await documented.expect(await manage('DELETE', `${INVITATIONS}/${id}`), ONE, 'delete');
    await documented.expect(await manage('DELETE', `${INVITATIONS}/${id}`), ONE, 'delete');
    await documented.expect(await manage('DELETE', `${INVITATIONS}/other`), ONE, 'delete');
  });

  const calls: [method: Method, path: string, known: string, body?: object][] = [
    ['get', INVITATIONS, INVITATIONS],
    ['post', INVITATIONS, INVITATIONS, { email: 'perry@example.test' }],
    ['delete', `${INVITATIONS}/orginv_1`, ONE],
  ];
  test.each(calls)('for %s %s where it is refused or fails', async (method, path, known, body) => {
    const init = {
      method: method.toUpperCase(),
      headers: { origin: inject('site').origin, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    };
    for (const persona of ['anonymous', 'reader'] as const)
      await documented.expect(await visit(path, persona, init), known, method);
    for (const status of [429, 500]) {
      await control({ method: 'POST', body: JSON.stringify({ path: '/invitations', status }) });
      await documented.expect(await manage(init.method, path, body), known, method);
      await control({ method: 'DELETE' });
    }
  });

  test('for a message that Clerk did not sign', async () => {
    const send = (body: string) =>
      visit('/api/webhooks/clerk', 'anonymous', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    await documented.expect(await send('{}'), '/api/webhooks/clerk', 'post');
    await documented.expect(await send('x'.repeat(300_000)), '/api/webhooks/clerk', 'post');
  });

  test('for a method that is not taken, anywhere', async () => {
    const headers = { origin: inject('site').origin, 'content-type': 'application/json' };
    for (const path of Object.keys(documented.document.paths)) {
      const response = await visit(path.replace('{id}', 'x'), 'anonymous', { method: 'PATCH', headers });
      if (/clerk$/.test(path)) continue;
      expect(response.status, path).toBe(405);
      const body = await response.json();
      expect(documented.schema('Refusal')(body) || documented.schema('Problem')(body), path).toBe(true);
    }
  });
});

test('every answer that the document promises was seen, but for those of a broken or unusual site', () => {
  const promised = Object.entries(documented.document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.keys(responses).map((status) => `${method} ${path} ${status}`),
    ),
  );
  // Tests of the studio, of messages and of failures bring these about.
  const elsewhere = /500$|webhooks\/clerk (?:200|404)$/;
  expect(promised.filter((one) => !documented.seen.has(one) && !elsewhere.test(one))).toEqual([]);
});
