/** `npm run test:clerk`: run once against the local Clerk posing as a real development instance, and told what is missing. */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Posing, startPosing } from '../clerk/posing.ts';

/** Neither a creator's keys nor what a test runner sets. */
const FOREIGN = /^(?:PUBLIC_)?CLERK_|^VITEST|^GATEPOST_|^SITE_URL$|^NODE_ENV$|^MODE$/;
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));

/** Runs the command's program. The site is built already. */
function run(env: Record<string, string>): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, ['tests/clerk/run.ts'], {
    env: { ...clean, NO_COLOR: '1', GATEPOST_BUILT: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, said })));
}

let posing: Posing;
beforeAll(async () => {
  posing = await startPosing('http://localhost:4321');
});
afterAll(() => posing.close());

describe('npm run test:clerk', () => {
  test('says that it did not run without keys, which, and fails', async () => {
    const { status, said } = await run({});
    expect(status).toBe(2);
    expect(said).toContain(
      'DID NOT RUN: PUBLIC_CLERK_PUBLISHABLE_KEY, CLERK_SECRET_KEY, CLERK_JWT_KEY are not set.',
    );
    expect(said).toContain('Nothing was tested.');
  });

  test('does not run with the keys of a live instance', async () => {
    const { status, said } = await run({
      ...posing.env,
      PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
    });
    expect(status).toBe(2);
    expect(said).toContain('DID NOT RUN: the keys are those of a live instance');
  });

  test('says that it did not run when the keys are refused', async () => {
    const { status, said } = await run({ ...posing.env, CLERK_SECRET_KEY: 'sk_test_of_somebody_else' });
    expect(status).toBe(2);
    expect(said).toContain('DID NOT RUN: Clerk gave no testing token');
    expect(said).not.toContain('sk_test_of_somebody_else');
  });

  test('passes its journeys on a development instance, whose forms it reaches with a testing token', async () => {
    const { status, said } = await run({ ...posing.env, GATEPOST_BROWSER_PROXY: posing.proxy });
    expect(said).toMatch(/membership\.test\.ts/);
    expect(said).toMatch(/Tests\s+3 passed/);
    expect(status, said).toBe(0);
    const posts = posing.asked.filter((path) => path.includes('/client/sign_ups'));
    expect(posts.length).toBeGreaterThan(0);
    for (const path of posts) expect(path).toContain('__clerk_testing_token=testing_');
    // Nothing else outside of this machine is needed on the way.
    expect([...posing.refused].filter((name) => name.includes('clerk'))).toEqual([]);
  }, 240_000);
});
