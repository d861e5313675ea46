/** `npm test`: everything, in the order in which a mistake is cheapest to find. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './harness/browser.ts';

/** One after the other: what is measured in a browser must not wait for a build beside it. */
const PROJECTS = ['unit', 'site', 'plain', 'audit', 'look', 'browser'];

const folder = mkdtempSync(join(tmpdir(), 'gatepost-test-'));
const env = { ...process.env, GATEPOST_BUILT: '1', CHROME_PATH: findBrowser() };

must('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
must('types', 'astro', ['check']);
must('audience', 'node', ['src/guards/check.ts']);
must('build', 'astro', ['build']);
const results = PROJECTS.map(runProject);
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);

/** Runs a step without which the others mean nothing. */
function must(name: string, command: string, args: string[]): void {
  if (run(name, command, args)) return;
  console.error(`\n${name} failed.`);
  process.exit(1);
}

/** Runs one kind of tests. A kind in which nothing passes has failed. */
function runProject(name: string): { ok: boolean; passed: number; failed: number } {
  const file = join(folder, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run(`tests: ${name}`, 'vitest', ['run', '--project', name, ...reporters]);
  if (!existsSync(file)) return { ok: false, passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
  return { ok: ok && numPassedTests > 0, passed: numPassedTests, failed: numFailedTests };
}

function run(name: string, command: string, args: string[]): boolean {
  console.log(`\n— ${name}: ${command} ${args.join(' ')}`);
  return (
    spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0
  );
}
