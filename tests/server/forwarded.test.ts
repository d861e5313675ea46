/** Forwarded headers over HTTP: they count from the addresses in TRUST_PROXY, and from nowhere else. */
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { createSiteServer } from '#src/server/site-server.ts';
import { readSettings } from '#src/session/settings.ts';
import theme from '#theme';
import { sendPath } from '../harness/raw.ts';

const ORIGIN = 'https://letters.example';
const FORWARDED = {
  'x-forwarded-for': '198.51.100.1, 203.0.113.9',
  'x-forwarded-proto': 'http',
  forwarded: 'for=198.51.100.1;host=elsewhere.example',
  'x-real-ip': '198.51.100.1',
  'x-original-url': '/posts/what-a-bottle-costs',
};
const OWN = { host: 'letters.example' };
const THROUGH_PROXY = { host: '10.0.0.7:8080', 'x-forwarded-host': 'letters.example' };

let close: () => void = () => {};
afterEach(() => close());

/** Asks a server behind this TRUST_PROXY, from 127.0.0.1. @returns the status, and the headers that the site would see */
async function ask(trustProxy: string, headers: Record<string, string>) {
  const { jwtKey, publishableKey } = inject('site');
  const env = {
    PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_SECRET_KEY: 'sk_live_local_0123456789abcdef',
    CLERK_JWT_KEY: jwtKey,
    CLERK_SITE_ORG_ID: 'org_local',
    PUBLIC_CLERK_PROXY_URL: '/__clerk',
    GATEPOST_PREVIEW: '1',
    HOST: '127.0.0.1',
    SITE_URL: ORIGIN,
    TRUST_PROXY: trustProxy,
  };
  // As on a machine of its own: loopback is no host of the site.
  const settings = { ...readSettings(env, theme, 'production'), host: '0.0.0.0' };
  let seen: IncomingHttpHeaders = {};
  const server = createSiteServer({
    settings,
    externalHosts: theme.externalHosts,
    clientFolder: resolve('dist/client'),
    handler(request, response) {
      seen = request.headers;
      response.end();
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close = () => server.close();
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { status, headers: answered } = await sendPath('/tea', { headers }, at);
  return { status, seen, answered };
}

describe('from a proxy that TRUST_PROXY names', () => {
  test('the address that the proxy saw counts, and no other of the list', async () => {
    const { status, seen } = await ask('10.0.0.9, 127.0.0.1', { ...OWN, ...FORWARDED });
    expect(status).toBe(200);
    expect(seen['x-forwarded-for']).toBe('203.0.113.9');
  });

  test('the host that was asked for counts, while Host names the proxy', async () => {
    expect((await ask('127.0.0.1', THROUGH_PROXY)).status).toBe(200);
    const foreign = { ...OWN, 'x-forwarded-host': 'elsewhere.example' };
    expect((await ask('127.0.0.1', foreign)).status).toBe(421);
    const two = { ...THROUGH_PROXY, 'x-forwarded-host': 'elsewhere.example, letters.example' };
    expect((await ask('127.0.0.1', two)).status).toBe(421);
  });

  test('host and protocol are those of SITE_URL all the same', async () => {
    const { seen } = await ask('127.0.0.1', { ...THROUGH_PROXY, ...FORWARDED });
    expect(seen).toMatchObject({
      host: 'letters.example',
      'x-forwarded-host': 'letters.example',
      'x-forwarded-proto': 'https',
    });
  });
});

describe.each(['', '203.0.113.9', '127.0.0.11'])('from anybody else, with TRUST_PROXY=%s', (trusted) => {
  test('nothing that was forwarded is read or passed on', async () => {
    const { status, seen } = await ask(trusted, { ...OWN, ...FORWARDED });
    expect(status).toBe(200);
    expect(seen['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen['x-forwarded-proto']).toBe('https');
    for (const name of ['forwarded', 'x-real-ip', 'x-original-url']) expect(seen).not.toHaveProperty(name);
  });

  test('a forwarded host opens no other', async () => {
    expect((await ask(trusted, THROUGH_PROXY)).status).toBe(421);
    const { status, seen } = await ask(trusted, { ...OWN, 'x-forwarded-host': 'elsewhere.example' });
    expect(status).toBe(200);
    expect(seen['x-forwarded-host']).toBe('letters.example');
  });
});
