/** `/api/team/invitations` over HTTP: every status, and every way to ask for somebody else's team. */
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { Account, type Team } from '../harness/account.ts';
import { tokenOf, visit } from '../harness/session.ts';

const PATH = '/api/team/invitations';

/** Without a type, or with a form's, Astro itself refuses what comes from no page of this site. */
const JSON_TYPE = { 'content-type': 'application/json' };

let admin: Account;
let member: Account;
let team: Team;
let stranger: Account;
let strangersTeam: Team;

beforeAll(async () => {
  [admin, member, stranger] = await Promise.all([Account.create(), Account.create(), Account.create()]);
  team = await admin.createTeam('Cider Press');
  await admin.activate(team);
  await admin.invite(team, member);
  await member.join(team);
  strangersTeam = await stranger.createTeam('Perry Press');
  await stranger.activate(strangersTeam);
});

let count = 0;
const somebody = () => `guest-${++count}@example.test`;

interface Sent {
  headers?: Record<string, string>;
  path?: string;
  method?: string;
}

/** A request as a page of this site makes it. */
function send(account: Account, body: unknown, { headers, path = PATH, method = 'POST' }: Sent = {}) {
  return account.visit(path, {
    method,
    headers: { origin: inject('site').origin, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

const fault = (body: object) =>
  fetch(`${inject('site').clerk}/_control/faults`, { method: 'POST', body: JSON.stringify(body) });
afterEach(async () => {
  await fetch(`${inject('site').clerk}/_control/faults`, { method: 'DELETE' });
});

/** The open invitations of a team, as its admin sees them at Clerk. */
const invited = async (account: Account): Promise<string[]> => {
  const { invitations } = await (await account.visit(PATH)).json();
  return invitations.map(({ email }: { email: string }) => email);
};

describe('a team’s admin', () => {
  test('invites, lists and revokes, and gets no more than the public fields', async () => {
    const email = somebody();
    const made = await send(admin, { email, role: 'admin' });
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('private, no-store');
    const { invitation } = await made.json();
    expect(invitation).toEqual({
      id: expect.stringMatching(/^orginv_/),
      email,
      role: 'admin',
      status: 'pending',
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(made.headers.get('location')).toBe(`${PATH}/${invitation.id}`);
    expect(await invited(admin)).toContain(email);
    const revoked = await send(admin, undefined, { method: 'DELETE', path: `${PATH}/${invitation.id}` });
    expect(revoked.status).toBe(200);
    expect((await revoked.json()).invitation.status).toBe('revoked');
    expect(await invited(admin)).not.toContain(email);
  });

  test('invites as a member unless told otherwise', async () => {
    const { invitation } = await (await send(admin, { email: somebody() })).json();
    expect(invitation.role).toBe('member');
  });

  test('may use a bearer token, which no browser sends by itself', async () => {
    const email = somebody();
    const answer = await fetch(inject('site').origin + PATH, {
      method: 'POST',
      headers: { authorization: `Bearer ${await admin.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    expect(answer.status).toBe(201);
    expect(await invited(admin)).toContain(email);
  });
});

describe('400', () => {
  test.each<[string, unknown]>([
    ['no body', ''],
    ['no JSON', '{"email":'],
    ['another type', '"guest@example.test"'],
    ['null', 'null'],
    ['a list', [{ email: 'guest@example.test' }]],
    ['no address', {}],
    ['what is no address', { email: 'guest' }],
    ['a line break in the address', { email: 'guest@example.test\r\nBcc: all@example.test' }],
    ['two addresses', { email: 'a@example.test,b@example.test' }],
    ['a list of addresses', { email: ['a@example.test'] }],
    ['an address without end', { email: `${'a'.repeat(260)}@example.test` }],
    ['a role of the staff', { email: 'guest@example.test', role: 'editor' }],
    ['a role in Clerk’s words', { email: 'guest@example.test', role: 'org:admin' }],
    ['an unknown key', { email: 'guest@example.test', redirectUrl: 'https://elsewhere.example' }],
    ['a prototype', '{"email":"guest@example.test","__proto__":{"role":"admin"}}'],
  ])('for %s', async (_, body) => {
    const before = await invited(admin);
    const answer = await send(admin, body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toMatchObject({ error: 'bad-request', message: expect.any(String) });
    expect(await invited(admin)).toEqual(before);
  });
});

describe('401', () => {
  test.each(['GET', 'POST'])('%s without a session', async (method) => {
    const answer = await visit(PATH, 'anonymous', { method, headers: JSON_TYPE });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toEqual({ error: 'unauthenticated' });
  });

  test('for a forged token, beside good cookies', async () => {
    const forged = `Bearer ${(await admin.token()).slice(0, -8)}AAAAAAAA`;
    expect((await send(admin, { email: somebody() }, { headers: { authorization: forged } })).status).toBe(
      401,
    );
  });

  test('for revoking', async () => {
    expect(
      (await visit(`${PATH}/orginv_1`, 'anonymous', { method: 'DELETE', headers: JSON_TYPE })).status,
    ).toBe(401);
  });
});

describe('403', () => {
  const ways = [
    ['GET', PATH],
    ['POST', PATH],
    ['DELETE', `${PATH}/orginv_1`],
  ] as const;

  test.each(ways)('%s %s for a member who is no admin', async (method, path) => {
    const answer = await send(member, method === 'POST' ? { email: somebody() } : undefined, {
      method,
      path,
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: 'forbidden', need: 'team-admin' });
  });

  test.each(ways)('%s %s for a reader in no team', async (method, path) => {
    const body = method === 'POST' ? { email: somebody() } : undefined;
    const answer = await send(await Account.create(), body, { method, path });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: 'forbidden', need: 'team' });
  });

  test('for an admin of the site’s own organization: staff are not invited here', async () => {
    const answer = await visit(PATH, 'owner', {
      method: 'POST',
      headers: { origin: inject('site').origin },
      body: JSON.stringify({ email: somebody() }),
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: 'forbidden', need: 'team' });
  });

  test.each([
    ['another site’s page', { origin: 'https://elsewhere.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['a look-alike', { origin: 'http://localhost.elsewhere.example' }],
    ['a plain form', { origin: 'https://elsewhere.example', 'content-type': 'text/plain' }],
  ])('for %s, whatever its cookies', async (_, headers) => {
    const before = await invited(admin);
    expect((await send(admin, { email: somebody() }, { headers })).status).toBe(403);
    expect(await invited(admin)).toEqual(before);
  });

  test('for cookies that come without saying from where', async () => {
    const answer = await admin.visit(PATH, { method: 'POST', body: JSON.stringify({ email: somebody() }) });
    expect(answer.status).toBe(403);
  });

  test('from Clerk’s own records, for an admin who is none any more while the token still says so', async () => {
    const former = await Account.create();
    await admin.invite(team, former, 'org:admin');
    await former.join(team);
    const headers = { authorization: `Bearer ${await former.token()}`, cookie: '' };
    await admin.changeRole(team, former, 'org:member');
    const answer = await send(former, { email: somebody() }, { headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: 'forbidden' });
  });
});

describe('another organization', () => {
  const names = ['organizationId', 'organization_id', 'organization', 'orgId', 'slug', 'inviterUserId'];

  test.each(names)('cannot be named in the body as %s', async (name) => {
    const email = somebody();
    expect((await send(admin, { email, [name]: strangersTeam.id })).status).toBe(400);
    expect(await invited(stranger)).not.toContain(email);
    expect(await invited(admin)).not.toContain(email);
  });

  test.each([...names.map((name) => `${PATH}?${name}=`), `${PATH}?__clerk_organization_id=`])(
    'cannot be named in the address: %s',
    async (path) => {
      const email = somebody();
      const answer = await send(admin, { email }, { path: path + strangersTeam.id });
      expect(answer.status).toBe(201);
      expect(await invited(admin)).toContain(email);
      expect(await invited(stranger)).not.toContain(email);
    },
  );

  test('keeps its invitations to itself: they are not found, by id or by path', async () => {
    const email = somebody();
    const { invitation } = await (await send(stranger, { email })).json();
    const climbing = encodeURIComponent(`../../${strangersTeam.id}/invitations/${invitation.id}`);
    for (const id of [invitation.id, climbing, `..%2F${invitation.id}`, 'orginv_', `${invitation.id}%00`]) {
      const answer = await send(admin, undefined, { method: 'DELETE', path: `${PATH}/${id}` });
      expect([400, 404], id).toContain(answer.status);
    }
    expect(await invited(stranger)).toContain(email);
    expect(await invited(admin)).not.toContain(email);
  });

  test('is not reached by a token of one’s own with its id written in', async () => {
    const [head, payload = '', signature] = (await admin.token()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    claims.o.id = strangersTeam.id;
    const token = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    const headers = { authorization: `Bearer ${token}` };
    expect((await send(admin, { email: somebody() }, { headers })).status).toBe(401);
  });
});

describe('409', () => {
  test('for an address that is invited already', async () => {
    const email = somebody();
    await send(admin, { email });
    const answer = await send(admin, { email });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: 'conflict', message: expect.any(String) });
  });

  test('for a member', async () => {
    expect((await send(admin, { email: member.email })).status).toBe(409);
  });

  test('for an invitation that is not open any more', async () => {
    const { invitation } = await (await send(admin, { email: somebody() })).json();
    const revoke = () => send(admin, undefined, { method: 'DELETE', path: `${PATH}/${invitation.id}` });
    await revoke();
    expect((await revoke()).status).toBe(409);
  });
});

describe('Clerk’s limits and failures', () => {
  test.each([
    ['POST', PATH, { email: 'limited@example.test' }],
    ['GET', PATH, undefined],
    ['DELETE', `${PATH}/orginv_1`, undefined],
  ])('%s passes a rate limit on with its Retry-After', async (method, path, body) => {
    await fault({ path: '/invitations', status: 429 });
    const answer = await send(admin, body, { method, path });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toEqual({ error: 'too-many-requests' });
  });

  test.each([500, 401])('says that the service is unavailable when Clerk answers %i', async (status) => {
    await fault({ path: '/invitations', status });
    const answer = await send(admin, { email: somebody() });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ error: 'unavailable' });
  });
});

describe('other methods', () => {
  test.each([
    ['PUT', PATH, 'GET, HEAD, POST'],
    ['DELETE', PATH, 'GET, HEAD, POST'],
    ['GET', `${PATH}/orginv_1`, 'DELETE'],
  ])('%s %s is told which there are', async (method, path, allow) => {
    const answer = await send(admin, undefined, { method, path });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });
});

test('a persona’s personal session is no team', async () => {
  const headers = { authorization: `Bearer ${await tokenOf('pro')}` };
  expect((await visit(PATH, 'anonymous', { headers })).status).toBe(403);
});
