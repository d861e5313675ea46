import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyToken } from '@clerk/backend';
import { verifyWebhook, type WebhookEvent } from '@clerk/backend/webhooks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { Browser, serverClient, startForTest } from './browser.ts';

let clerk: LocalClerk;
let site: Server;
const events: WebhookEvent[] = [];
const refused: unknown[] = [];

beforeAll(async () => {
  site = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const copy = new Request(`http://localhost${request.url}`, {
      method: 'POST',
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    });
    try {
      events.push(await verifyWebhook(copy, { signingSecret: clerk.webhookSecret }));
    } catch (error) {
      refused.push(error);
    }
    response.end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  clerk = await startForTest({ siteUrl: `http://127.0.0.1:${(site.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await clerk.close();
  site.close();
});
afterEach(() => control('DELETE', '/faults'));

const control = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  fetch(`${clerk.url}/_control${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });

describe('webhooks', () => {
  test('tell the site about changes, signed so that Clerk accepts them', async () => {
    const { users } = serverClient(clerk);
    const user = await users.createUser({ emailAddress: ['hook@example.test'], password: 'long-enough' });
    await new Browser(clerk).signIn('hook@example.test', 'long-enough');
    await users.deleteUser(user.id);
    await control('GET', '/webhooks?settled');
    expect(refused).toEqual([]);
    expect(events.map((event) => event.type)).toEqual([
      'user.created',
      'session.created',
      'session.removed',
      'user.deleted',
    ]);
    expect(events[0]?.data.id).toBe(user.id);
  });
});

describe('the control endpoint', () => {
  test('gives a test the cookies of a signed-in browser', async () => {
    const response = await control('POST', '/sign-in', { email: 'editor@example.test' });
    const { cookies, token } = (await response.json()) as { cookies: Record<string, string>; token: string };
    expect((await verifyToken(token, { jwtKey: clerk.jwtKey })).o).toMatchObject({ rol: 'editor' });
    const browser = new Browser(clerk);
    for (const [name, value] of Object.entries(cookies)) browser.cookies.set(name, value);
    expect((await browser.get('/v1/me')).status).toBe(200);
  });

  test('ends the sessions of a reader', async () => {
    const browser = new Browser(clerk);
    await browser.signIn('pro@example.test');
    await control('POST', '/sessions/expire', { email: 'pro@example.test' });
    expect((await browser.get('/v1/me')).status).toBe(401);
  });

  test.each([500, 503, 429])('makes an endpoint fail with %i, as often as asked', async (status) => {
    await control('POST', '/faults', { path: '/v1/environment', status, times: 1 });
    const first = await new Browser(clerk).get('/v1/environment');
    expect(first.status).toBe(status);
    expect(first.headers.get('retry-after')).toBe(status === 429 ? '2' : null);
    expect((await new Browser(clerk).get('/v1/environment')).status).toBe(200);
  });

  test("hands a rate limit to Clerk's server client with the time to wait", async () => {
    await control('POST', '/faults', { path: '/v1/users', status: 429 });
    await expect(serverClient(clerk).users.getUser('user_any')).rejects.toMatchObject({
      status: 429,
      retryAfter: 2,
    });
  });

  test('makes an endpoint slow', async () => {
    await control('POST', '/faults', { path: '/v1/client', method: 'GET', delayMs: 300 });
    const before = performance.now();
    await new Browser(clerk).get('/v1/client');
    expect(performance.now() - before).toBeGreaterThan(290);
  });

  test('makes an endpoint never answer', async () => {
    await control('POST', '/faults', { path: '/v1/environment', hang: true });
    const asked = fetch(`${clerk.url}/v1/environment`, { signal: AbortSignal.timeout(200) });
    await expect(asked).rejects.toThrow(/timeout/);
  });

  test.each(['origin', 'clerk-proxy-url'])('refuses a caller that sends %s', async (name) => {
    const response = await control(
      'POST',
      '/sign-in',
      { email: 'owner@example.test' },
      { [name]: 'http://localhost:4321' },
    );
    expect(response.status).toBe(403);
  });
});
