/** `npm run test:clerk`: the journeys of tests/browser/membership.test.ts against a real Clerk development instance. */
import { spawnSync } from 'node:child_process';
import { clerkSetup } from '@clerk/testing/playwright';
import { findBrowser } from '../harness/browser.ts';

const NEEDED = ['PUBLIC_CLERK_PUBLISHABLE_KEY', 'CLERK_SECRET_KEY', 'CLERK_JWT_KEY'];
const missing = NEEDED.filter((name) => !process.env[name]);

if (missing.length > 0) {
  exit(
    `DID NOT RUN: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set. This command needs a development ` +
      'instance of Clerk, with the plans of theme.config.ts; npm run check:clerk says what it lacks. Nothing was tested.',
  );
}
const publishableKey = process.env.PUBLIC_CLERK_PUBLISHABLE_KEY ?? '';
if (!publishableKey.startsWith('pk_test_')) {
  exit(
    'DID NOT RUN: the keys are those of a live instance, whose readers are real. Use a development instance.',
  );
}
// Asks the instance for a token with which its forms do not take the tests for a robot.
await clerkSetup({ publishableKey, secretKey: process.env.CLERK_SECRET_KEY, dotenv: false }).catch(
  (error) => {
    const reason = error instanceof Error ? error.message : 'it did not answer';
    exit(
      `DID NOT RUN: Clerk gave no testing token: ${reason}. Are the keys of one instance? Nothing was tested.`,
    );
  },
);
if (process.env.GATEPOST_BUILT !== '1') run('astro', ['build']);
run('vitest', ['run', '--project', 'clerk'], { GATEPOST_TEST_CLERK: '1', CHROME_PATH: findBrowser() });

function run(command: string, args: string[], env: Record<string, string> = {}): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

function exit(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
