/**
 * What search costs with 10,000 posts: build time, memory, query times, and whether a closed word takes any longer than none.
 * A program of its own (`node --expose-gc`), which `npm run bench -- --only search` starts; it prints a `SearchResult`.
 */
import { holdingsOf } from '#src/access/declared.ts';
import { PUBLIC, type Rule } from '#src/access/rule.ts';
import { ANONYMOUS, type Viewer } from '#src/access/viewer.ts';
import type { SealedEntry } from '#src/library/sealed-entries.ts';
import { buildIndex, type SearchIndex } from '#src/outlets/search/build-index.ts';
import { type Query, readQuery } from '#src/outlets/search/query.ts';
import { search } from '#src/outlets/search/search.ts';
import { percentile } from './numbers.ts';
import { pick, randomFrom, vocabulary, word, words } from './random.ts';
import type { SearchResult } from './results.ts';

const POSTS = 10_000;
const WORDS_PER_POST = 800;
const ROUNDS = 5;
const SEED = 1;
const NOW = Date.UTC(2026, 10, 1);
const DAY = 86_400_000;
/** Half of the publication is for members. */
const PLAN: Rule = {
  kind: 'plan',
  plans: ['supporter'],
  holdings: holdingsOf('supporter', { supporter: { payer: 'user', includes: [] } }),
};
const RULES: Rule[] = [
  PUBLIC,
  PUBLIC,
  PUBLIC,
  { kind: 'signed-in' },
  PLAN,
  PLAN,
  { kind: 'role', role: 'editor' },
];
const pro: Viewer = { signedIn: true, holds: (question) => 'plan' in question };

const random = randomFrom(SEED);
const one = () => word(random);
const text = (length: number) => words(length, random);

function* posts(): Generator<SealedEntry> {
  for (let number = 0; number < POSTS; number++) {
    const rule = RULES[number % RULES.length] as Rule;
    const from = NOW - number * DAY;
    const body = { rules: [rule], from };
    const parts = [
      { seal: { rules: [], from }, text: text(120) },
      { seal: body, text: `${text(WORDS_PER_POST - 180)}${rule === PLAN ? ' lockedword' : ''}` },
      { seal: { rules: [rule, PLAN], from }, text: text(60) },
    ];
    yield {
      collection: 'posts',
      id: `post-${number}`,
      rule,
      tags: [pick(['orchard', 'kitchen', 'walls'], random)],
      card: { seal: { rules: [], from }, title: text(7), description: text(22), others: text(2) },
      parts,
      readTexts: async () => parts.map(({ text }) => text),
    };
  }
}

const memory = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const entries = [...posts()];
const before = memory();
const started = performance.now();
const index: SearchIndex = await buildIndex(entries, NOW);
const build = (performance.now() - started) / 1000;
const size = memory() - before;

const asked = (q: string): Query => readQuery(new URLSearchParams({ q })) as Query;
const typo = (correct: string) => `${correct.slice(0, 2)}q${correct.slice(2)}`;
const rare = vocabulary.filter(({ length }) => length > 6).slice(-2000);
const kinds: Record<string, () => string> = {
  'one word': one,
  'two words': () => text(2),
  'four words': () => text(4),
  'the beginning of a word': () => one().slice(0, 3),
  'two letters': () => pick(vocabulary.slice(0, 60), random).slice(0, 2),
  'a typo': () => typo(pick(rare, random)),
  nonsense: () => `${pick(rare, random)}qqzz`,
  'the commonest words': () => vocabulary.slice(0, 3).join(' '),
};

const all: number[] = [];
for (const [kind, make] of Object.entries(kinds)) {
  const times: number[] = [];
  for (let round = 0; round < 120; round++) {
    for (const viewer of [ANONYMOUS, pro]) times.push(timeOf(asked(make()), viewer));
  }
  all.push(...times);
  report(kind, times);
}

const locked: number[] = [];
const none: number[] = [];
for (let round = 0; round < 100 * ROUNDS; round++) {
  locked.push(timeOf(asked('lockedword'), ANONYMOUS));
  none.push(timeOf(asked('lockedwarp'), ANONYMOUS));
}
report('a word of 2,857 closed texts', locked);
report('a word of none', none);

const result: SearchResult = {
  posts: POSTS,
  build,
  memory: size,
  p50: percentile(all, 0.5),
  p95: percentile(all, 0.95),
  p99: percentile(all, 0.99),
  lockedWord: percentile(locked, 0.5),
  noWord: percentile(none, 0.5),
};
console.log(JSON.stringify(result));

function timeOf(query: Query, viewer: Viewer): number {
  const start = performance.now();
  search(index, query, { viewer, now: NOW });
  return performance.now() - start;
}

/** Progress; the answer alone goes to the standard output. */
function report(kind: string, times: readonly number[]): void {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(2).padStart(6));
  console.error(`  ${kind.padEnd(30)} p50 ${p50} ms   p95 ${p95} ms   p99 ${p99} ms`);
}
