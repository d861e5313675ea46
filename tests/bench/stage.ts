/** Copies of the project and of the reference app in which publications of each size are built, away from `dist`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeContent } from './content.ts';
import { cpuOf, peakMemoryOf } from './processes.ts';

/** Below the project, so that its packages are found; git does not look there. */
export const SHELTER = resolve('.gatepost/bench');
const PROJECT = ['src', 'public', 'astro.config.mjs', 'package.json', 'theme.config.ts', 'tsconfig.json'];
const REFERENCE = resolve('tests/bench/reference');
const ASTRO = resolve('node_modules/astro/bin/astro.mjs');
const LOOK_MS = 250;

export interface Stage {
  readonly folder: string;
  /** What its programs find in their environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** A fresh copy of this project with a publication of `count` posts. */
export function stageSite(count: number): Stage {
  const folder = freshFolder(`site-${count}`);
  for (const path of PROJECT) cpSync(path, join(folder, path), { recursive: true });
  return { folder, env: { CONTENT_DIR: writeContent(SHELTER, count) } };
}

/** A fresh copy of the reference app with the same publication. @param env with which Clerk's SDK finds the local Clerk */
export function stageReference(count: number, env: Readonly<Record<string, string>>): Stage {
  const folder = freshFolder(`reference-${count}`);
  cpSync(REFERENCE, folder, { recursive: true });
  return { folder, env: { ...env, CONTENT_DIR: writeContent(SHELTER, count) } };
}

export interface BuildCost {
  /** By the clock and of the CPU, in seconds. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most that the process held, in MB. */
  readonly memory: number;
}

/** Runs `astro build` in a stage. @throws when it fails, naming the log */
export async function build({ folder, env }: Stage): Promise<BuildCost> {
  const start = performance.now();
  const child = runAstro(['build'], folder, env);
  let [cpu, memory] = [0, 0];
  const look = setInterval(() => {
    cpu = cpuOf(child.pid as number) || cpu;
    memory = peakMemoryOf(child.pid as number) || memory;
  }, LOOK_MS);
  const code = await new Promise((done) => child.once('exit', done));
  clearInterval(look);
  if (code !== 0) throw new Error(`astro build ended with ${code}: see ${join(folder, 'astro.log')}.`);
  return { seconds: (performance.now() - start) / 1000, cpuSeconds: cpu / 1000, memory };
}

/** Runs a command of Astro; what it says goes to `astro.log` in the folder. */
export function runAstro(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const child = spawn(process.execPath, [ASTRO, ...args], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, 'astro.log'));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return child;
}

const made = new Set<string>();

/** Removes what this process has built; publications and results stay. */
export function removeStages(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}

function freshFolder(name: string): string {
  const folder = join(SHELTER, name);
  made.add(folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
