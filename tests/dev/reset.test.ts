/** `npm run dev:reset`: what readers did at the local Clerk is gone, and the personas come back. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serverClient, startForTest } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-reset-'));
const stateFile = join(folder, 'clerk.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reset = () =>
  execFileSync(process.execPath, ['src/dev/reset.ts'], {
    env: { ...process.env, LOCAL_CLERK_STATE: stateFile },
    encoding: 'utf8',
  });

/** Starts the local Clerk, adds somebody, and counts everybody. */
async function countWith(email?: string): Promise<number> {
  const clerk = await startForTest({ stateFile });
  const { users } = serverClient(clerk);
  if (email) await users.createUser({ emailAddress: [email] });
  const count = await users.getCount();
  await clerk.close();
  return count;
}

test('forgets readers, and keeps the personas', async () => {
  const personas = await countWith();
  expect(await countWith('guest@example.test')).toBe(personas + 1);
  expect(await countWith()).toBe(personas + 1);
  expect(reset()).toContain('is gone');
  expect(existsSync(stateFile)).toBe(false);
  expect(await countWith()).toBe(personas);
});

test('says so when there is nothing to forget', () => {
  rmSync(stateFile, { force: true });
  expect(reset()).toContain('nothing to forget');
});
