/** What `npm start` says when it cannot start, and that it does not. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const CLERK = /^(?:PUBLIC_)?CLERK_|^SITE_URL$|^GATEPOST_/;
const bare = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CLERK.test(name)));
const testKey = (host: string, kind: string) => `pk_${kind}_${Buffer.from(`${host}$`).toString('base64')}`;

function start(env: Record<string, string>) {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['src/server/main.ts'], {
    env: { ...bare, PORT: '0', HOST: '127.0.0.1', ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, said: stderr.trim(), stdout };
}

describe('npm start', () => {
  test('refuses to start without keys', () => {
    expect(start({})).toEqual({
      status: 1,
      stdout: '',
      said:
        "PUBLIC_CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are not set, and a production server needs Clerk's keys. " +
        'Copy them from the Clerk dashboard (API keys) into the environment, or try the site with the local Clerk: npm run preview.',
    });
  });

  test('refuses a secret under a name that is sent to browsers, and prints none', () => {
    const { status, said } = start({ PUBLIC_PAY: 'sk_live_hushhush' });
    expect(status).toBe(1);
    expect(said).toBe(
      'PUBLIC_PAY holds a secret key (sk_…), and every variable that begins with PUBLIC_ is sent to browsers. Name it PAY, and make a new one where this has been published.',
    );
  });

  test('refuses development keys and prints no secret', () => {
    const { status, said } = start({
      PUBLIC_CLERK_PUBLISHABLE_KEY: testKey('calm-fox-1.clerk.accounts.dev', 'test'),
      CLERK_SECRET_KEY: 'sk_test_hushhush',
    });
    expect(status).toBe(1);
    expect(said).toMatch(/^PUBLIC_CLERK_PUBLISHABLE_KEY is a development key/);
    expect(said).not.toContain('hushhush');
  });

  test('refuses the keys of the local Clerk', () => {
    const { status, said } = start({
      PUBLIC_CLERK_PUBLISHABLE_KEY: testKey('clerk.localhost.test', 'live'),
      CLERK_SECRET_KEY: 'sk_live_hushhush',
    });
    expect(status).toBe(1);
    expect(said).toMatch(/^The Clerk keys belong to the local Clerk/);
    expect(said).not.toContain('hushhush');
  });
});
