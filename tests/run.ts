/** `npm test`: everything, in the order in which a mistake is cheapest to find; at its end what failed, and how long each kind took. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './harness/browser.ts';
import { type Report, readReport, unreported } from './harness/report.ts';

/**
 * One step after the other, and the lanes of a step side by side, each of which is one program at a time: so two that build or click
 * share a machine, and what is measured has it alone.
 */
const STEPS: readonly (readonly (readonly string[])[])[] = [
  [['unit']],
  [['site']],
  [['plain']],
  [['audit', 'look'], ['browser']],
  [['measured']],
];

interface Run extends Report {
  name: string;
  seconds: number;
  ok: boolean;
}

const folder = mkdtempSync(join(tmpdir(), 'gatepost-test-'));
const env = { ...process.env, GATEPOST_BUILT: '1', CHROME_PATH: findBrowser() };
const shell = process.platform === 'win32';

must('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
must('types', 'astro', ['check']);
must('audience', 'node', ['src/guards/check.ts']);
must('build', 'astro', ['build']);
const runs: Run[] = [];
for (const lanes of STEPS) runs.push(...(await Promise.all(lanes.map(runLane))).flat());

for (const { failures } of runs) for (const failure of failures) console.log(`\n${failure}`);
console.log('');
for (const { name, seconds, passed, failed } of runs)
  console.log(`${name.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds} s`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(runs.every(({ ok }) => ok) ? 0 : 1);

/** Runs a step without which the others mean nothing. */
function must(name: string, command: string, args: string[]): void {
  console.log(`\n— ${name}: ${command} ${args.join(' ')}`);
  if (spawnSync(command, args, { stdio: 'inherit', env, shell }).status === 0) return;
  console.error(`\n${name} failed.`);
  process.exit(1);
}

async function runLane(names: readonly string[]): Promise<Run[]> {
  const done: Run[] = [];
  for (const name of names) done.push(await runProject(name));
  return done;
}

/** Runs one kind of tests. A kind in which nothing passes has failed. */
async function runProject(name: string): Promise<Run> {
  const start = performance.now();
  const file = join(folder, `${name}.json`);
  const args = [
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  console.log(`\n— tests: ${name}: vitest ${args.join(' ')}`);
  // Not the terminal itself, in which two would write over each other.
  const program = spawn('vitest', args, { stdio: ['ignore', 'pipe', 'pipe'], env, shell });
  program.stdout.pipe(process.stdout, { end: false });
  program.stderr.pipe(process.stderr, { end: false });
  const [code] = await once(program, 'close');
  const report = existsSync(file) ? readReport(file) : unreported(name);
  const seconds = Math.round((performance.now() - start) / 1000);
  return { ...report, name, seconds, ok: code === 0 && report.passed > 0 };
}

function sum(of: 'passed' | 'failed'): number {
  return runs.reduce((total, run) => total + run[of], 0);
}
