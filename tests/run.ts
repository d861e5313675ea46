/** `npm test`: everything, in the order in which a mistake is cheapest to find; at its end what failed, and how long each step took. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './harness/browser.ts';
import { type Report, readReport, unreported } from './harness/report.ts';

/** One after the other: what is measured in a browser must not wait for a build beside it. */
const PROJECTS = ['unit', 'site', 'plain', 'audit', 'look', 'browser'];

const folder = mkdtempSync(join(tmpdir(), 'gatepost-test-'));
const env = { ...process.env, GATEPOST_BUILT: '1', CHROME_PATH: findBrowser() };

must('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
must('types', 'astro', ['check']);
must('audience', 'node', ['src/guards/check.ts']);
must('build', 'astro', ['build']);
const reports = PROJECTS.map(runProject);
for (const { failures } of reports) for (const failure of failures) console.log(`\n${failure}`);
console.log('');
for (const { name, seconds, passed, failed } of reports)
  console.log(`${name.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds} s`);
console.log(`\n${sum(reports, 'passed')} passed, ${sum(reports, 'failed')} failed`);
process.exit(reports.every(({ ok }) => ok) ? 0 : 1);

/** Runs a step without which the others mean nothing. */
function must(name: string, command: string, args: string[]): void {
  if (run(name, command, args)) return;
  console.error(`\n${name} failed.`);
  process.exit(1);
}

/** Runs one kind of tests. A kind in which nothing passes has failed. */
function runProject(name: string): Report & { name: string; seconds: number; ok: boolean } {
  const start = performance.now();
  const file = join(folder, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ended = run(`tests: ${name}`, 'vitest', ['run', '--project', name, ...reporters]);
  const report = existsSync(file) ? readReport(file) : unreported(name);
  const seconds = Math.round((performance.now() - start) / 1000);
  return { ...report, name, seconds, ok: ended && report.passed > 0 };
}

function run(name: string, command: string, args: string[]): boolean {
  console.log(`\n— ${name}: ${command} ${args.join(' ')}`);
  return (
    spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0
  );
}

function sum(all: Report[], of: 'passed' | 'failed'): number {
  return all.reduce((total, report) => total + report[of], 0);
}
