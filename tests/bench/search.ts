/**
 * What search costs with 10,000 posts: build time, memory, query times, and whether a closed word takes any longer than none.
 * Run it with `node --expose-gc tests/bench/search.ts`; it ends by itself after about half a minute.
 */
import { holdingsOf } from '#src/access/declared.ts';
import { PUBLIC, type Rule } from '#src/access/rule.ts';
import { ANONYMOUS, type Viewer } from '#src/access/viewer.ts';
import type { SealedEntry } from '#src/library/sealed-entries.ts';
import { buildIndex, type SearchIndex } from '#src/outlets/search/build-index.ts';
import { type Query, readQuery } from '#src/outlets/search/query.ts';
import { search } from '#src/outlets/search/search.ts';

const POSTS = 10_000;
const WORDS_PER_POST = 800;
const VOCABULARY = 60_000;
const ROUNDS = 5;
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

/** A generator of numbers from 0 to 1 that gives the same ones each time (mulberry32). */
let state = 20_261_121;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

const SYLLABLES =
  'an be con de el for gra hol in jus kel lo mar ner or pel qui ras ser ta un ver wil xen yor zel'.split(' ');
const vocabulary = Array.from({ length: VOCABULARY }, () =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(SYLLABLES)).join(''),
);

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** A word as often as its rank in the vocabulary makes it, roughly as in any language. */
function word(): string {
  return vocabulary[Math.floor(VOCABULARY ** random()) - 1] as string;
}

const text = (length: number) => Array.from({ length }, word).join(' ');

function* posts(): Generator<SealedEntry> {
  for (let number = 0; number < POSTS; number++) {
    const rule = RULES[number % RULES.length] as Rule;
    const from = NOW - number * DAY;
    const body = { rules: [rule], from };
    yield {
      collection: 'posts',
      id: `post-${number}`,
      rule,
      tags: [pick(['orchard', 'kitchen', 'walls'])],
      card: { seal: { rules: [], from }, title: text(7), description: text(22), others: text(2) },
      parts: [
        { seal: { rules: [], from }, text: text(120) },
        { seal: body, text: `${text(WORDS_PER_POST - 180)}${rule === PLAN ? ' lockedword' : ''}` },
        { seal: { rules: [rule, PLAN], from }, text: text(60) },
      ],
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
const built = performance.now() - started;
console.log(`${POSTS} posts of about ${WORDS_PER_POST} words, ${index.indexes.length} seals`);
console.log(
  `built in ${(built / 1000).toFixed(1)} s; index ${(memory() - before).toFixed(0)} MB beside the texts`,
);

const asked = (q: string): Query => readQuery(new URLSearchParams({ q })) as Query;
const typo = (correct: string) => `${correct.slice(0, 2)}q${correct.slice(2)}`;
const rare = vocabulary.filter(({ length }) => length > 6).slice(-2000);
const kinds: Record<string, () => string> = {
  'one word': word,
  'two words': () => `${word()} ${word()}`,
  'four words': () => text(4),
  'the beginning of a word': () => word().slice(0, 3),
  'two letters': () => pick(SYLLABLES).slice(0, 2),
  'a typo': () => typo(pick(rare)),
  nonsense: () => `${pick(rare)}qqzz`,
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
report('all of these', all);

const locked: number[] = [];
const none: number[] = [];
for (let round = 0; round < 100 * ROUNDS; round++) {
  locked.push(timeOf(asked('lockedword'), ANONYMOUS));
  none.push(timeOf(asked('lockedwarp'), ANONYMOUS));
}
report('a word of 2,857 closed bodies', locked);
report('a word of none', none);
if (percentile(all, 0.95) > 20) {
  console.error('p95 is over 20 ms.');
  process.exitCode = 1;
}

function timeOf(query: Query, viewer: Viewer): number {
  const start = performance.now();
  search(index, query, { viewer, now: NOW });
  return performance.now() - start;
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] as number;
}

function report(kind: string, times: readonly number[]): void {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(2).padStart(6));
  console.log(`${kind.padEnd(30)} p50 ${p50} ms   p95 ${p95} ms   p99 ${p99} ms`);
}
