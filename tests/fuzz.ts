/** `npm run test:fuzz`: builds the site and sends it 20,000 generated requests. `npm run test:fuzz -- <seed> <requests>` repeats or lengthens a run. */
import { spawnSync } from 'node:child_process';

const [seed = '', requests = '20000'] = process.argv.slice(2);
const { status } = spawnSync('vitest', ['run', '--project', 'site', 'tests/server/fuzz.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, GATEPOST_FUZZ_SEED: seed, GATEPOST_FUZZ_REQUESTS: requests },
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
