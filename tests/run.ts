/** `npm test`: everything, in the order in which a mistake is cheapest to find. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './harness/browser.ts';

const report = join(mkdtempSync(join(tmpdir(), 'gatepost-test-')), 'vitest.json');
const browser = findBrowser();

step('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
step('types', 'astro', ['check']);
step('build', 'astro', ['build']);
const passed = step(
  'tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    GATEPOST_BUILT: '1',
    CHROME_PATH: browser,
  },
);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(passed && numPassedTests > 0 && numFailedTests === 0 ? 0 : 1);

/** Runs one step. All but the last must pass for the next to start. */
function step(name: string, command: string, args: string[], env?: Record<string, string>): boolean {
  console.log(`\n— ${name}: ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (status !== 0 && !env) {
    console.error(`\n${name} failed.`);
    process.exit(status ?? 1);
  }
  return status === 0;
}
