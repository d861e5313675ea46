/** The three servers that are measured beside each other, each a process of its own on a free port of loopback. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startSite } from '#src/dev/built-site.ts';
import { stop } from '../harness/stop.ts';
import type { Answer } from './bare.ts';
import { runAstro, type Stage } from './stage.ts';

export interface Running {
  readonly origin: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to the end of its first answer. */
  readonly started: number;
  stop(): Promise<void>;
}

const POLL_MS = 10;
const PATIENCE_MS = 300_000;

/** The built site, started as the tests start it: `npm start`'s program with the local Clerk's keys. */
export async function startGatepost(
  { folder }: Stage,
  clerk: Readonly<Record<string, string>>,
): Promise<Running> {
  const { origin, env } = await address();
  const start = performance.now();
  const child = await startSite({ ...clerk, ...env, SITE_URL: origin, GATEPOST_PREVIEW: '1' }, folder);
  return running(child, origin, start);
}

export async function startReference({ folder, env: known }: Stage): Promise<Running> {
  const { origin, env } = await address();
  const start = performance.now();
  const child = spawn(process.execPath, ['dist/server/entry.mjs'], {
    cwd: folder,
    env: { ...process.env, ...known, ...env },
    stdio: 'ignore',
  });
  return running(child, origin, start);
}

/** `astro dev` of a stage. */
export async function startDevelopment({ folder, env: known }: Stage): Promise<Running> {
  const { origin, env } = await address();
  const start = performance.now();
  const child = runAstro(['dev', '--port', env.PORT], folder, { ...known, ...env, SITE_URL: origin });
  return running(child, origin, start);
}

export interface Bare extends Running {
  /** Hands over what it is to write from here on. */
  writes(answer: Answer): Promise<void>;
}

export async function startBare(): Promise<Bare> {
  const start = performance.now();
  const child = fork(new URL('bare.ts', import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [port] = await once(child, 'message');
  const server = await running(child, `http://127.0.0.1:${port}`, start);
  return {
    ...server,
    async writes(answer) {
      child.send(answer);
      await once(child, 'message');
    },
  };
}

async function address() {
  const port = String(await freePort());
  const env = { PORT: port, HOST: '127.0.0.1', NODE_ENV: 'production' };
  return { origin: `http://localhost:${port}`, env };
}

async function running(child: ChildProcess, origin: string, start: number): Promise<Running> {
  await firstAnswer(origin, child);
  return {
    origin,
    pid: child.pid as number,
    started: performance.now() - start,
    stop: () => stop(child),
  };
}

/** @throws when the process ends, or does not answer in time */
async function firstAnswer(origin: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (child.exitCode === null && Date.now() < until) {
    const answer = await fetch(origin).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (answer) break;
    await sleep(POLL_MS);
  }
  await stop(child);
  throw new Error(`There was no page at ${origin}: the server did not start as it should.`);
}
