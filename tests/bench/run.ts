/**
 * `npm run bench`: builds and runs a bare server, the reference app and Gatepost in turn, and says how they compare.
 *
 * Without options it does everything, in about 20 minutes. `--quick` measures Gatepost beside the bare server at 100 posts
 * in 90 s, and fails when a share of the committed result has fallen and is as low when it is measured once more.
 * `--only load|scale|search` does one part. `--write` takes the result over into `docs/benchmarks.json` and
 * `docs/benchmarks.md`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFall, falls } from './compare.ts';
import { readCommitted, writeDocs } from './docs.ts';
import { type Effort, measureLoad } from './measure-load.ts';
import { type Built, buildSize, measureSize } from './measure-scale.ts';
import { openReaders, type Readers } from './readers.ts';
import { markdown } from './report.ts';
import type { Result, SearchResult } from './results.ts';
import { type Scenario, scenariosFor } from './scenarios.ts';
import { type Running, startBare, startGatepost, startReference } from './servers.ts';
import { build, removeStages, SHELTER, stageReference } from './stage.ts';

const PARTS = ['load', 'scale', 'search'] as const;
type Part = (typeof PARTS)[number];
const SMALL = 100;
const SIZES = [SMALL, 1000, 10_000];
const FULL: Effort = { rounds: 3, seconds: 4, warmSeconds: 2 };
const SCALE: Effort = { rounds: 3, seconds: 2, warmSeconds: 1 };
const QUICK: Effort = { rounds: 2, seconds: 1, warmSeconds: 1 };

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    sizes: { type: 'string', default: SIZES.join(',') },
  },
});
const parts = partsFrom(flags.only);
const sizes = flags.sizes.split(',').map(Number);
const begun = Date.now();
const say = (line: string) => console.log(`${clock()} ${line}`);

const built = new Map<number, Built>();
const readers = await openReaders();
const result: Result = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  cpus: `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`,
  ...(parts.includes('load') && { load: await loadPart(readers) }),
  ...(parts.includes('scale') && !flags.quick && { scale: await scalePart(readers) }),
  ...(parts.includes('search') && !flags.quick && { search: searchPart() }),
};
await readers.close();
removeStages();

mkdirSync(SHELTER, { recursive: true });
writeFileSync(join(SHELTER, 'result.json'), `${JSON.stringify(result, undefined, 2)}\n`);
console.log(`\n${markdown(result)}`);
const fallen = falls(result.load?.scenarios ?? [], readCommitted()?.load?.scenarios ?? []);
for (const fall of fallen) console.error(describeFall(fall));
if (!readCommitted()) console.log('There is no committed result to compare with: --write makes one.');
if (flags.quick && fallen.length > 0) process.exitCode = 1;
if (flags.write && !flags.quick) writeDocs(result);
say(`Done. The numbers are in ${join(SHELTER, 'result.json')}.`);

async function loadPart(readers: Readers): Promise<NonNullable<Result['load']>> {
  say(`— ${SMALL} posts: the servers in turn`);
  const { stage } = await sizeOf(SMALL);
  const servers: Running[] = [];
  const keep = <Server extends Running>(server: Server): Server => {
    servers.push(server);
    return server;
  };
  try {
    const reference = flags.quick ? undefined : keep(await startReferenceApp(readers));
    const gatepost = keep(await startGatepost(stage, readers.env));
    const bare = keep(await startBare());
    const measureAll = (scenarios: readonly Scenario[]) =>
      measureLoad(
        scenarios,
        { bare, gatepost, ...(reference && { reference }) },
        readers,
        flags.quick ? QUICK : FULL,
        say,
      );
    const scenarios = await measureAll(scenariosFor(SMALL));
    const suspects = flags.quick ? falls(scenarios, readCommitted()?.load?.scenarios ?? []) : [];
    if (suspects.length === 0) return { posts: SMALL, scenarios };
    // A second of measuring has noise: what falls twice has fallen.
    say('  what has fallen, once more');
    const names = new Set(suspects.map(({ name }) => name));
    const again = await measureAll(scenariosFor(SMALL).filter(({ name }) => names.has(name)));
    return {
      posts: SMALL,
      scenarios: scenarios.map((one) => again.find(({ name }) => name === one.name) ?? one),
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function startReferenceApp(readers: Readers): Promise<Running> {
  const stage = stageReference(SMALL, readers.env);
  const { seconds } = await build(stage);
  say(`  the reference app is built in ${seconds.toFixed(1)} s`);
  return startReference(stage);
}

async function scalePart(readers: Readers): Promise<NonNullable<Result['scale']>> {
  const results: NonNullable<Result['scale']>[number][] = [];
  for (const posts of sizes) {
    say(`— ${posts} posts: build, start, memory, rates`);
    results.push(await measureSize(posts, await sizeOf(posts), readers, SCALE, say));
  }
  return results;
}

/** A size is built once in a run. */
async function sizeOf(posts: number): Promise<Built> {
  const known = built.get(posts) ?? (await buildSize(posts, say));
  built.set(posts, known);
  return known;
}

/** In a process of its own, whose memory holds nothing else. */
function searchPart(): SearchResult {
  say('— search with 10,000 posts');
  const program = new URL('measure-search.ts', import.meta.url).pathname;
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('The measuring of search failed.');
  return JSON.parse(stdout) as SearchResult;
}

function partsFrom(only: string | undefined): readonly Part[] {
  if (only === undefined) return PARTS;
  const part = PARTS.find((name) => name === only);
  if (part) return [part];
  console.error(`--only is "${only}". Parts: ${PARTS.join(', ')}.`);
  process.exit(1);
}

function clock(): string {
  return new Date(Date.now() - begun).toISOString().slice(14, 19);
}
