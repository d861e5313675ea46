/** The hosts of the theme in the policy of pages: those, for what they are named for, and no other. */
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterEach, expect, inject, test } from 'vitest';
import { createSiteServer } from '#src/server/site-server.ts';
import { readSettings } from '#src/session/settings.ts';
import theme from '#theme';
import { sendPath } from '../harness/raw.ts';

let close: () => void = () => {};
afterEach(() => close());

/** The policy that a page has on a site with these hosts, as source lists by directive. */
async function policyWith(
  externalHosts: Partial<typeof theme.externalHosts>,
): Promise<Record<string, string>> {
  const { jwtKey, publishableKey, siteOrgId, origin } = inject('site');
  const settings = readSettings(
    {
      PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
      CLERK_SECRET_KEY: 'sk_live_local_0123456789abcdef',
      CLERK_JWT_KEY: jwtKey,
      CLERK_SITE_ORG_ID: siteOrgId,
      HOST: '127.0.0.1',
      SITE_URL: origin,
      GATEPOST_PREVIEW: '1',
      PUBLIC_CLERK_PROXY_URL: '/__clerk',
    },
    theme,
    'production',
  );
  const server = createSiteServer({
    settings,
    externalHosts: { frames: [], images: [], media: [], ...externalHosts },
    clientFolder: resolve('dist/client'),
    handler: (_, response) => {
      response.setHeader('content-security-policy', "script-src 'sha256-abc'");
      response.setHeader('content-type', 'text/html').end('<p>Tea</p>');
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close = () => server.close();
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const policy = (await sendPath('/tea', {}, at)).headers.get('content-security-policy') ?? '';
  return Object.fromEntries(policy.split('; ').map((one) => [one.split(' ')[0], one.replace(/^\S+ /, '')]));
}

test('a page loads nothing from anywhere else where the theme names no host', async () => {
  expect(await policyWith({})).toMatchObject({
    'img-src': "'self' data: blob:",
    'media-src': "'self'",
    'frame-src': "'none'",
  });
});

test('a host is allowed for what it is named for, over https', async () => {
  const hosts = {
    frames: ['player.example.com'],
    images: ['*.pictures.example'],
    media: ['sounds.example:8443'],
  };
  const policy = await policyWith(hosts);
  expect(policy).toMatchObject({
    'img-src': "'self' data: blob: https://*.pictures.example",
    'media-src': "'self' https://sounds.example:8443",
    'frame-src': 'https://player.example.com',
    'default-src': "'none'",
  });
  for (const name of ['script-src', 'connect-src', 'style-src', 'font-src'])
    expect(policy[name]).not.toContain('example');
});
