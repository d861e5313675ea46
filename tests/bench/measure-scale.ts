/** One size of publication: what its build, its start and its memory cost, and how fast it answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Effort, measureLoad } from './measure-load.ts';
import { median } from './numbers.ts';
import { memoryOf } from './processes.ts';
import { readAll } from './read-all.ts';
import type { Readers } from './readers.ts';
import type { SizeResult } from './results.ts';
import { scenariosFor } from './scenarios.ts';
import { type Running, startBare, startDevelopment, startGatepost } from './servers.ts';
import { type BuildCost, build, type Stage, stageSite } from './stage.ts';

const STARTS = 3;
const SETTLE_MS = 3000;

export interface Built {
  readonly stage: Stage;
  readonly cost: BuildCost;
}

/** Builds a publication in a copy of the project. */
export async function buildSize(posts: number, say: (line: string) => void): Promise<Built> {
  const stage = stageSite(posts);
  const cost = await build(stage);
  const { seconds, cpuSeconds, memory } = cost;
  say(`  built in ${seconds.toFixed(1)} s (CPU ${cpuSeconds.toFixed(1)} s, at most ${memory.toFixed(0)} MB)`);
  return { stage, cost };
}

export async function measureSize(
  posts: number,
  { stage, cost }: Built,
  readers: Readers,
  effort: Effort,
  say: (line: string) => void,
): Promise<SizeResult> {
  const devStart = await timed(startDevelopment(stage));
  say(`  astro dev shows its first page after ${devStart.toFixed(1)} s`);
  const starts: number[] = [];
  for (let round = 0; round < STARTS; round++) starts.push(await timed(startGatepost(stage, readers.env)));
  const start = median(starts);
  const firstSearch = await timeOfFirstSearch(stage, readers);
  say(
    `  the server shows its first page after ${start.toFixed(2)} s, a search after ${firstSearch.toFixed(1)} s`,
  );

  const gatepost = await startGatepost(stage, readers.env);
  await sleep(SETTLE_MS);
  const memoryIdle = memoryOf(gatepost.pid);
  const bare = await startBare();
  try {
    const scenarios = await measureLoad(scenariosFor(posts), { bare, gatepost }, readers, effort, say);
    const memoryLoaded = memoryOf(gatepost.pid);
    await readAll(gatepost, posts);
    const memoryRead = memoryOf(gatepost.pid);
    const megabytes = [memoryIdle, memoryLoaded, memoryRead].map((value) => value.toFixed(0));
    say(
      `  memory ${megabytes[0]} MB idle, ${megabytes[1]} MB after that, ${megabytes[2]} MB with every post read`,
    );
    return {
      posts,
      build: cost,
      devStart,
      start,
      firstSearch,
      memoryIdle,
      memoryLoaded,
      memoryRead,
      scenarios,
    };
  } finally {
    await Promise.all([gatepost.stop(), bare.stop()]);
  }
}

/** Seconds until a server answers; then it is stopped. */
async function timed(starting: Promise<Running>): Promise<number> {
  const server = await starting;
  await server.stop();
  return server.started / 1000;
}

async function timeOfFirstSearch(stage: Stage, readers: Readers): Promise<number> {
  const server = await startGatepost(stage, readers.env);
  try {
    const begun = performance.now();
    const answer = await fetch(`${server.origin}/api/search?q=the`);
    await answer.arrayBuffer();
    return (server.started + performance.now() - begun) / 1000;
  } finally {
    await server.stop();
  }
}
