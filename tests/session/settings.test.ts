/** What a creator is told about an environment that does not work, and that no secret is among it. */
import { describe, expect, test } from 'vitest';
import { readSettings } from '#src/session/settings.ts';

const key = (host: string, kind = 'live') =>
  `pk_${kind}_${Buffer.from(`${host}$`).toString('base64').replace(/=+$/, '')}`;
const PEM = '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----';
const live = {
  SITE_URL: 'https://example.com',
  PUBLIC_CLERK_PUBLISHABLE_KEY: key('clerk.example.com'),
  CLERK_SECRET_KEY: 'sk_live_hushhush',
  CLERK_JWT_KEY: PEM,
};

const read = (env: Record<string, string | undefined>, mode: 'production' | 'development' = 'production') =>
  readSettings(env, { url: 'https://theme.example' }, mode);

function told(env: Record<string, string | undefined>): string {
  try {
    read(env);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

describe('readSettings', () => {
  test('reads a production environment', () => {
    expect(read(live)).toMatchObject({
      origin: 'https://example.com',
      port: 4321,
      clerk: { kind: 'production', jwtKey: PEM, proxied: false },
    });
  });

  test('reads how much is kept', () => {
    const bytes = ['', 'off', '128'].map((KEEP_PAGES) => read({ ...live, KEEP_PAGES }).keptBytes / 2 ** 20);
    expect(bytes).toEqual([32, 0, 128]);
  });

  test('accepts a key whose line breaks are written out', () => {
    expect(read({ ...live, CLERK_JWT_KEY: PEM.replaceAll('\n', '\\n') }).clerk.jwtKey).toBe(PEM);
  });

  test('knows the services that pages may talk to', () => {
    const OTHER_BACKENDS = 'https://podcast.example.com, http://127.0.0.1:8787';
    expect(read({ ...live, OTHER_BACKENDS }).otherBackends).toEqual([
      'https://podcast.example.com',
      'http://127.0.0.1:8787',
    ]);
    expect(read(live).otherBackends).toEqual([]);
  });

  test.each([
    'podcast.example.com',
    'http://podcast.example.com',
    'https://example.com/path',
    '*',
    "'unsafe-inline'",
  ])('refuses %s as one', (OTHER_BACKENDS) => {
    expect(told({ ...live, OTHER_BACKENDS })).toContain(`OTHER_BACKENDS names "${OTHER_BACKENDS}"`);
  });

  test('refuses a production server without keys', () => {
    expect(told({ SITE_URL: 'https://example.com' })).toMatchInlineSnapshot(
      `"PUBLIC_CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are not set, and a production server needs Clerk's keys. Copy them from the Clerk dashboard (API keys) into the environment, or try the site with the local Clerk: npm run preview."`,
    );
    expect(told({ ...live, CLERK_SECRET_KEY: '' })).toMatch(/^CLERK_SECRET_KEY is not set/);
  });

  test('refuses development keys in production, unless the deployment says that it is a preview', () => {
    const development = {
      ...live,
      PUBLIC_CLERK_PUBLISHABLE_KEY: key('calm-fox-1.clerk.accounts.dev', 'test'),
      CLERK_SECRET_KEY: 'sk_test_hushhush',
    };
    expect(told(development)).toMatchInlineSnapshot(
      `"PUBLIC_CLERK_PUBLISHABLE_KEY is a development key (pk_test_…). Use the live keys of your Clerk application, or say ALLOW_DEVELOPMENT_KEYS=1 for a preview deployment."`,
    );
    expect(read({ ...development, ALLOW_DEVELOPMENT_KEYS: '1' }).clerk.kind).toBe('development');
  });

  test('refuses the keys of the local Clerk in production, also on loopback, except for the preview', () => {
    const local = {
      ...live,
      PUBLIC_CLERK_PUBLISHABLE_KEY: key('clerk.localhost.test'),
      PUBLIC_CLERK_PROXY_URL: '/__clerk',
    };
    expect(told({ ...local, HOST: '127.0.0.1' })).toMatchInlineSnapshot(
      `"The Clerk keys belong to the local Clerk, whose passwords everybody knows. Use the keys of your Clerk application; npm run preview tries the site on this machine."`,
    );
    expect(told({ ...local, GATEPOST_PREVIEW: '1', ALLOW_DEVELOPMENT_KEYS: '1' })).toMatch(
      /^The Clerk keys belong/,
    );
    expect(read({ ...local, GATEPOST_PREVIEW: '1', HOST: '127.0.0.1' }).clerk).toMatchObject({
      kind: 'local',
      proxied: true,
    });
  });

  test('refuses keys of two instances', () => {
    expect(told({ ...live, CLERK_SECRET_KEY: 'sk_test_hushhush' })).toMatch(/different instances/);
  });

  test.each([
    [{ SITE_URL: 'example.com' }, /^SITE_URL is "example.com", which is not an address/],
    [{ SITE_URL: 'http://example.com' }, /needs https/],
    [{ SITE_URL: 'https://example.com/blog' }, /write the origin alone/],
    [{ PORT: 'http' }, /^PORT is "http"/],
    [{ TRUST_PROXY: '10.0.0.1, proxy' }, /^TRUST_PROXY names "proxy"/],
    [{ KEEP_PAGES: 'no' }, /^KEEP_PAGES is "no"/],
    [{ KEEP_PAGES: '-1' }, /^KEEP_PAGES is "-1"/],
    [{ CLERK_JWT_KEY: '' }, /^CLERK_JWT_KEY is not set/],
    [{ CLERK_JWT_KEY: 'nonsense' }, /not a PEM public key/],
    [{ PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_live_nonsense' }, /is not a publishable key/],
    [{ PUBLIC_CLERK_PROXY_URL: '/auth' }, /at \/__clerk and nowhere else/],
  ])('says what is wrong with %j', (change, sentence) => {
    expect(told({ ...live, ...change })).toMatch(sentence);
  });

  test('never prints a secret', () => {
    const hushed = { ...live, CLERK_SECRET_KEY: 'sk_live_hushhush', CLERK_JWT_KEY: 'hushhush' };
    for (const change of [
      {},
      { SITE_URL: 'x' },
      { CLERK_SECRET_KEY: 'hushhush' },
      { PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_test_x' },
    ]) {
      const message = told({ ...hushed, ...change });
      expect(message).not.toBe('nothing');
      expect(message).not.toContain('hushhush');
    }
  });
});
