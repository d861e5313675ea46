/** The service of docs/other-backend.ts: run as it stands, with tokens of this site and with others. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { tokenOf } from '../harness/session.ts';

const PORT = '8797';
let service: ChildProcess;

beforeAll(async () => {
  const { origin, jwtKey } = inject('site');
  service = spawn(process.execPath, ['docs/other-backend.ts'], {
    env: { ...process.env, CLERK_JWT_KEY: jwtKey, SITE_URL: origin, PORT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (service.stdout) await once(service.stdout, 'data');
});
afterAll(() => service.kill());

async function ask(token?: string) {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const answer = await fetch(`http://127.0.0.1:${PORT}/`, { ...(headers && { headers }) });
  return { status: answer.status, body: (await answer.json()) as { id?: string; plans?: string[] } };
}

test('answers a reader of the site, and knows the plan', async () => {
  const { status, body } = await ask(await tokenOf('supporter'));
  expect(status).toBe(200);
  expect(body.id).toMatch(/^user_/);
  expect(body.plans).toEqual(['u:supporter']);
});

test.each([
  ['no token', async () => undefined],
  ['a changed token', async () => `${(await tokenOf('pro')).slice(0, -6)}AAAAAA`],
  ['a token that was made for another site', () => tokenOf('pro', { azp: 'https://elsewhere.example' })],
  ['a token that has run out', () => tokenOf('pro', { exp: Math.floor(Date.now() / 1000) - 120 })],
])('refuses %s', async (_, make) => {
  expect((await ask(await make())).status).toBe(401);
});
