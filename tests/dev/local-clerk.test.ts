import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyToken } from '@clerk/backend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { personas } from '#src/dev/clerk/personas.ts';
import { Browser, SITE, serverClient, startForTest } from './browser.ts';

let clerk: LocalClerk & { stateFile: string };

beforeAll(async () => {
  clerk = await startForTest();
});
afterAll(() => clerk.close());

/** What Clerk's own server code makes of a token. */
async function authOf(token: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) {
  const request = new Request(`${SITE}/posts/one`, { headers });
  const state = await serverClient(clerk).authenticateRequest(request, { authorizedParties: [SITE] });
  const auth = state.toAuth();
  return { state, auth };
}

describe('session tokens', () => {
  test.each(personas)('of $email are accepted by verifyToken without a request', async ({ email }) => {
    const claims = await verifyToken(await clerk.signSessionToken(email), {
      jwtKey: clerk.jwtKey,
      authorizedParties: [SITE],
    });
    expect(claims).toMatchObject({ iss: 'https://clerk.localhost.test', azp: SITE, v: 2, sts: 'active' });
    expect(claims.exp - claims.iat).toBe(60);
  });

  test('are accepted with the key fetched from the Backend API', async () => {
    const claims = await verifyToken(await clerk.signSessionToken('reader@example.test'), {
      secretKey: clerk.secretKey,
      apiUrl: clerk.url,
    });
    expect(claims.sub).toMatch(/^user_/);
  });

  const rows = [
    ['reader@example.test', []],
    ['supporter@example.test', ['user:supporter']],
    ['pro@example.test', ['user:pro', 'feature user:audio']],
    ['editor@example.test', ['role org:editor', 'permission org:posts:review']],
    ['owner@example.test', ['role org:admin', 'permission org:posts:review', 'permission org:posts:publish']],
  ] as const;

  test.each(rows)('let %s pass has() for exactly %j', async (email, expected) => {
    const { auth } = await authOf(await clerk.signSessionToken(email));
    if (!auth || !('has' in auth)) throw new Error('signed out');
    const has = auth.has as (params: object) => boolean;
    const questions = {
      'user:supporter': { plan: 'user:supporter' },
      'user:pro': { plan: 'user:pro' },
      'org:pro': { plan: 'org:pro' },
      'feature user:audio': { feature: 'user:audio' },
      'role org:editor': { role: 'org:editor' },
      'role org:admin': { role: 'org:admin' },
      'permission org:posts:review': { permission: 'org:posts:review' },
      'permission org:posts:publish': { permission: 'org:posts:publish' },
    };
    const held = Object.entries(questions).filter(([, question]) => has(question));
    expect(held.map(([name]) => name)).toEqual(expected);
  });

  test('take other claims on request', async () => {
    const token = await clerk.signSessionToken('reader@example.test', { pla: 'u:pro', exp: 1 });
    await expect(verifyToken(token, { jwtKey: clerk.jwtKey })).rejects.toThrow(/expired/);
  });

  test('are refused for an unknown address', async () => {
    await expect(clerk.signSessionToken('nobody@example.test')).rejects.toThrow(
      'The local Clerk has no account with the address nobody@example.test.',
    );
  });
});

describe('signing in', () => {
  test('with a password opens a session that the server accepts from cookies', async () => {
    const browser = new Browser(clerk);
    const { body } = await browser.signIn('Editor@Example.test');
    expect(body.response).toMatchObject({ object: 'sign_in', status: 'complete' });
    expect(body.client.sessions.map((one: { id: string }) => one.id)).toEqual([
      body.response.created_session_id,
    ]);

    const token = await browser.token();
    const cookie = `__session=${token}; __client_uat=${browser.cookies.get('__client_uat')}`;
    const { state, auth } = await authOf(token, { cookie, 'sec-fetch-dest': 'document' });
    expect(state.status).toBe('signed-in');
    expect(auth).toMatchObject({ orgId: clerk.siteOrgId, orgRole: 'org:editor' });
  });

  test('with a wrong password says so under the password field', async () => {
    const browser = new Browser(clerk);
    const { status, body } = await browser.signIn('reader@example.test', 'wrong');
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({
      code: 'form_password_incorrect',
      meta: { param_name: 'password' },
    });
    expect((await browser.get('/v1/client')).body.response.sessions).toEqual([]);
  });

  test('with an unknown address says so under the address field', async () => {
    const { status, body } = await new Browser(clerk).signIn('nobody@example.test');
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({
      code: 'form_identifier_not_found',
      meta: { param_name: 'identifier' },
    });
  });

  test('with an email code takes 424242 and nothing else', async () => {
    const browser = new Browser(clerk);
    const { body } = await browser.post('/v1/client/sign_ins', { identifier: 'pro@example.test' });
    expect(body.response.status).toBe('needs_first_factor');
    const path = `/v1/client/sign_ins/${body.response.id}`;
    await browser.post(`${path}/prepare_first_factor`, { strategy: 'email_code' });
    const wrong = await browser.post(`${path}/attempt_first_factor`, {
      strategy: 'email_code',
      code: '000000',
    });
    expect(wrong.body.errors[0].code).toBe('form_code_incorrect');
    const right = await browser.post(`${path}/attempt_first_factor`, {
      strategy: 'email_code',
      code: '424242',
    });
    expect(right.body.response.status).toBe('complete');
  });

  test('after a forgotten password sets a new one', async () => {
    const browser = new Browser(clerk);
    const email = await signUp(browser);
    await browser.override('DELETE', '/v1/client/sessions');
    const { body } = await browser.post('/v1/client/sign_ins', { identifier: email });
    const path = `/v1/client/sign_ins/${body.response.id}`;
    const strategy = 'reset_password_email_code';
    const early = await browser.post(`${path}/reset_password`, { password: 'stolen-password' });
    expect(early.status).toBe(422);
    const attempt = await browser.post(`${path}/attempt_first_factor`, { strategy, code: '424242' });
    expect(attempt.body.response.status).toBe('needs_new_password');
    await browser.post(`${path}/reset_password`, { password: 'remembered-now' });
    expect((await new Browser(clerk).signIn(email, 'remembered-now')).status).toBe(200);
  });
});

describe('signing up', () => {
  test('makes an account once the address is proved', async () => {
    const browser = new Browser(clerk);
    const email = await signUp(browser);
    const [user] = (await serverClient(clerk).users.getUserList({ emailAddress: [email] })).data;
    expect(user?.firstName).toBe('Ada');
    expect((await authOf(await browser.token())).auth).toMatchObject({ userId: user?.id });
  });

  test('with a wrong code makes no account', async () => {
    const browser = new Browser(clerk);
    const form = { email_address: 'wrong-code@example.test', password: 'long-enough' };
    const { body } = await browser.post('/v1/client/sign_ups', form);
    const path = `/v1/client/sign_ups/${body.response.id}/attempt_verification`;
    const { status, body: answer } = await browser.post(path, { strategy: 'email_code', code: '111111' });
    expect(status).toBe(422);
    expect(answer.errors[0]).toMatchObject({ code: 'form_code_incorrect', meta: { param_name: 'code' } });
    expect((await browser.signIn('wrong-code@example.test', 'long-enough')).status).toBe(422);
  });

  test.each([
    ['a taken address', { email_address: 'reader@example.test', password: 'long-enough' }, 'email_address'],
    ['no address', { email_address: 'ada', password: 'long-enough' }, 'email_address'],
    ['a short password', { email_address: 'short@example.test', password: 'short' }, 'password'],
  ])('with %s is refused', async (_, form, param) => {
    const { status, body } = await new Browser(clerk).post('/v1/client/sign_ups', form);
    expect(status).toBe(422);
    expect(body.errors[0].meta.param_name).toBe(param);
  });
});

describe('a session', () => {
  test('ends at sign-out, on the server too', async () => {
    const browser = new Browser(clerk);
    const { body } = await browser.signIn('reader@example.test');
    const id = body.response.created_session_id;
    expect(browser.cookies.get('__client_uat')).not.toBe('0');
    await browser.override('DELETE', '/v1/client/sessions');
    expect(browser.cookies.get('__client_uat')).toBe('0');
    expect((await serverClient(clerk).sessions.getSession(id)).status).toBe('removed');
    expect((await browser.post(`/v1/client/sessions/${id}/tokens`)).status).toBe(401);
  });

  test('belongs to its browser: another one cannot use its id', async () => {
    const { body } = await new Browser(clerk).signIn('reader@example.test');
    const stranger = new Browser(clerk);
    expect(
      (await stranger.post(`/v1/client/sessions/${body.response.created_session_id}/tokens`)).status,
    ).toBe(401);
    expect((await stranger.get(`/v1/me?_clerk_session_id=${body.response.created_session_id}`)).status).toBe(
      401,
    );
  });

  test('comes back through a handshake when only the browser cookie is left', async () => {
    const browser = new Browser(clerk);
    await browser.signIn('supporter@example.test');
    const page = `${SITE}/posts/one`;
    const { status, headers } = await browser.get(
      `/v1/client/handshake?redirect_url=${encodeURIComponent(page)}&format=nonce`,
    );
    expect(status).toBe(307);
    expect(headers.get('location')).toBe(page);
    const cookie = `__client_uat=1; __clerk_handshake=${browser.cookies.get('__clerk_handshake')}`;
    const { state } = await authOf('', { cookie, 'sec-fetch-dest': 'document' });
    expect(state.status).toBe('signed-in');
    const given = state.headers.getSetCookie();
    expect(given.some((line) => line.startsWith('__session=ey'))).toBe(true);
    expect(given.some((line) => line.startsWith('__clerk_handshake=;'))).toBe(true);
  });

  test('is reported as over by a handshake without the browser cookie', async () => {
    const browser = new Browser(clerk);
    await browser.get(`/v1/client/handshake?redirect_url=${encodeURIComponent(SITE)}`);
    const cookie = `__client_uat=1; __clerk_handshake=${browser.cookies.get('__clerk_handshake')}`;
    const { state } = await authOf('', { cookie, 'sec-fetch-dest': 'document' });
    expect(state.status).toBe('signed-out');
    expect(state.headers.getSetCookie().some((line) => line.startsWith('__client_uat=0'))).toBe(true);
  });
});

describe('the state file', () => {
  test('brings accounts, sessions and keys back after a restart', async () => {
    const first = await startForTest();
    const browser = new Browser(first);
    const email = await signUp(browser);
    const saved = readFileSync(first.stateFile, 'utf8');
    await first.close();
    const stateFile = join(tmpdir(), `gatepost-clerk-restart-${process.pid}.json`);
    writeFileSync(stateFile, saved);
    const second = await startForTest({ stateFile });
    try {
      expect(second.jwtKey).toBe(first.jwtKey);
      expect(second.siteOrgId).toBe(first.siteOrgId);
      const again = new Browser(second);
      for (const [name, value] of browser.cookies) again.cookies.set(name, value);
      expect((await again.get('/v1/me')).body.response.email_addresses[0].email_address).toBe(email);
    } finally {
      await second.close();
      rmSync(stateFile);
    }
  });

  test('holds no password', async () => {
    const text = readFileSync(clerk.stateFile, 'utf8');
    expect(text).toContain('reader@example.test');
    expect(text).not.toContain('letmein-locally');
  });

  test('that is broken stops the start with a way out', async () => {
    const stateFile = join(tmpdir(), `gatepost-clerk-broken-${process.pid}.json`);
    writeFileSync(stateFile, '{');
    try {
      await expect(startForTest({ stateFile })).rejects.toThrow(
        /is not valid JSON\. Delete the file to start over/,
      );
    } finally {
      rmSync(stateFile);
    }
  });
});

describe('the server', () => {
  test('refuses a Backend API call with another key', async () => {
    const response = await fetch(`${clerk.url}/v1/users`, {
      headers: { authorization: 'Bearer sk_live_other' },
    });
    expect(response.status).toBe(401);
  });

  test('refuses requests for another host name', async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${clerk.url}/v1/environment`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test('says which endpoint it lacks', async () => {
    const { status, body } = await new Browser(clerk).get('/v1/passkeys');
    expect(status).toBe(404);
    expect(body.errors[0].message).toContain('GET /v1/passkeys');
  });

  test('says that its port is taken', async () => {
    const port = Number(new URL(clerk.url).port);
    await expect(startForTest({ port })).rejects.toThrow(`port ${port} is taken`);
  });
});

/** Signs a new reader up. Returns the address. */
async function signUp(browser: Browser): Promise<string> {
  const email = `ada-${Math.random().toString(36).slice(2)}@example.test`;
  const { body } = await browser.post('/v1/client/sign_ups', {
    email_address: email,
    password: 'long-enough',
    first_name: 'Ada',
  });
  expect(body.response).toMatchObject({
    status: 'missing_requirements',
    unverified_fields: ['email_address'],
  });
  const path = `/v1/client/sign_ups/${body.response.id}`;
  await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' });
  const done = await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code: '424242' });
  expect(done.body.response.status).toBe('complete');
  return email;
}
