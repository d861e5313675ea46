/** The service of docs/other-backend.ts: run as it stands, with tokens of this site and with others. */
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startOtherBackend } from '../harness/other-backend.ts';
import { tokenOf } from '../harness/session.ts';

let service: ChildProcess;

beforeAll(async () => {
  service = await startOtherBackend();
});
afterAll(() => service.kill());

async function ask(token?: string) {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const answer = await fetch(inject('site').otherBackend, { ...(headers && { headers }) });
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
