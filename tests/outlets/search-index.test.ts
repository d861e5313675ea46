/** That an answer is a function of what is open: with everything closed taken out of the publication, nothing changes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PUBLIC, type Rule } from '#src/access/rule.ts';
import { ANONYMOUS, type Viewer } from '#src/access/viewer.ts';
import { isUnsealed } from '#src/library/seal.ts';
import type { SealedEntry } from '#src/library/sealed-entries.ts';
import { buildIndex, type SearchIndex } from '#src/outlets/search/build-index.ts';
import { type Query, readQuery } from '#src/outlets/search/query.ts';
import { search } from '#src/outlets/search/search.ts';

const NOW = Date.UTC(2026, 10, 1);
const LATER = NOW + 86_400_000;
const PRO: Rule = { kind: 'plan', plans: ['pro'], holdings: [{ plan: 'pro', payer: 'user' }] };
const EDITOR: Rule = { kind: 'role', role: 'editor' };
const EARLY: Rule = { kind: 'opens-on', on: LATER, until: PRO };
const RULES: Rule[] = [PUBLIC, { kind: 'signed-in' }, PRO, EDITOR, EARLY];
const WORDS =
  'apple pear quince medlar plum damson cherry orchard ladder basket cider press graft prune pruning winter'.split(
    ' ',
  );
const viewers: Record<string, Viewer> = {
  anonymous: ANONYMOUS,
  reader: { signedIn: true, holds: () => false },
  pro: { signedIn: true, holds: (question) => 'plan' in question },
  editor: { signedIn: true, holds: (question) => 'role' in question },
};

/** Numbers that look random and are the same each time. */
let seed = 7;
const random = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const text = (length: number) => Array.from({ length }, () => WORDS[random(WORDS.length)]).join(' ');

const withTexts = (parts: SealedEntry['parts']) => ({
  parts,
  readTexts: async () => parts.map(({ text }) => text),
});

function publication(): SealedEntry[] {
  return Array.from({ length: 60 }, (_, number) => {
    const rule = RULES[random(RULES.length)] as Rule;
    const gate = RULES[random(RULES.length)] as Rule;
    const known = random(4) === 0 ? [rule] : [];
    const from = random(6) === 0 ? LATER : NOW - number;
    return {
      collection: 'posts',
      id: `post-${number}`,
      rule,
      tags: [random(2) ? 'fruit' : 'tools'],
      card: { seal: { rules: known, from }, title: text(3), description: text(5), others: '' },
      ...withTexts([
        { seal: { rules: known, from }, text: text(random(40)) },
        { seal: { rules: [...known, rule], from }, text: text(random(200)) },
        { seal: { rules: [...known, rule, gate], from }, text: text(random(20)) },
      ]),
    };
  });
}

const entries = publication();
const queries = [...WORDS, 'p', 'pr', 'appel', 'quinze', 'apple pear', 'winter pruning cider', 'orchard zzz'];

async function ask(index: SearchIndex, q: string, viewer: Viewer, now: number) {
  const query = readQuery(new URLSearchParams(q)) as Query;
  const { results, ...numbers } = search(index, query, { viewer, now });
  return {
    ...numbers,
    results: await Promise.all(
      results.map(async ({ entry, mark, passage }) => ({
        id: entry.id,
        passage: await passage(),
        marked: mark(WORDS.join(' ')),
      })),
    ),
  };
}

/** The publication as if nothing closed to this viewer had ever been written. */
function openOnly(viewer: Viewer, now: number): SealedEntry[] {
  const asking = { viewer, now };
  return entries
    .filter(({ card }) => isUnsealed(card.seal, asking))
    .map((entry) => ({ ...entry, ...withTexts(entry.parts.filter(({ seal }) => isUnsealed(seal, asking))) }));
}

describe('search', () => {
  for (const now of [NOW, LATER]) {
    test.each(Object.keys(viewers))(
      `answers %s as if nothing closed existed (${now === NOW ? 'before' : 'after'} dates have passed)`,
      async (name) => {
        const viewer = viewers[name] as Viewer;
        // The index is made before the dates pass, and has to follow them by itself.
        const whole = await buildIndex(entries, NOW);
        const open = await buildIndex(openOnly(viewer, now), now);
        for (const q of queries) {
          for (const more of ['', '&page=2', '&tag=fruit', '&access=open', '&access=members']) {
            const asked = `q=${q}${more}`;
            expect(await ask(whole, asked, viewer, now), asked).toEqual(await ask(open, asked, viewer, now));
          }
        }
      },
    );
  }

  test('finds more once a date has passed, without a new index', async () => {
    const index = await buildIndex(entries, NOW);
    const before = await ask(index, 'q=apple', ANONYMOUS, NOW);
    const after = await ask(index, 'q=apple', ANONYMOUS, LATER);
    expect(after.total).toBeGreaterThan(before.total);
  });
});

describe('time', () => {
  test.each(Object.keys(viewers))(
    'is not spent on what is closed to %s: nothing in it is touched',
    async (name) => {
      const asking = { viewer: viewers[name] as Viewer, now: NOW };
      const whole = await buildIndex(entries, NOW);
      const closed = whole.indexes.filter(({ seal }) => !isUnsealed(seal, asking));
      expect(closed.length).toBeGreaterThan(0);
      const trapped = whole.indexes.map((index) =>
        closed.includes(index)
          ? new Proxy(index, {
              get(target, key) {
                if (key !== 'seal') throw new Error(`"${String(key)}" of a closed index was read.`);
                return target.seal;
              },
            })
          : index,
      );
      for (const q of queries) {
        const asked = `q=${q}`;
        const answer = await ask({ ...whole, indexes: trapped }, asked, asking.viewer, NOW);
        expect(answer).toEqual(await ask(whole, asked, asking.viewer, NOW));
      }
    },
  );

  /** Medians of as many searches for two words by turns, so that a busy machine slows both. */
  function medians(index: SearchIndex, words: readonly [string, string]): [number, number] {
    const queries = words.map((q) => readQuery(new URLSearchParams({ q })) as Query);
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < 400; round++) {
      for (const turn of round % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
        const start = performance.now();
        search(index, queries[turn] as Query, { viewer: ANONYMOUS, now: NOW });
        times[turn].push(performance.now() - start);
      }
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length / 2] as number;
    return [median(times[0]), median(times[1])];
  }

  test('is the same for a word of a thousand closed bodies and for one of none', async () => {
    const body = { seal: { rules: [PRO], from: NOW }, text: `${text(40)} lockedword`.repeat(3) };
    const many = Array.from({ length: 1000 }, (_, number): SealedEntry => {
      const card = { seal: { rules: [], from: NOW }, title: text(3), description: text(5), others: '' };
      return { collection: 'posts', id: `post-${number}`, rule: PRO, tags: [], card, ...withTexts([body]) };
    });
    const index = await buildIndex(many, NOW);
    const words = ['lockedword', 'lockedwarp'] as const;
    const apart = () => {
      const [closed, none] = medians(index, words);
      return Math.abs(Math.log2(closed / none));
    };
    const tries = [apart(), apart(), apart()];
    // Less than a third; an index that was looked into and then left out would take several times as long.
    expect(Math.min(...tries)).toBeLessThan(0.4);
    // The same searches tell the words apart where the reader has the plan: the test would see a difference.
    expect(
      search(index, readQuery(new URLSearchParams({ q: words[0] })) as Query, {
        viewer: viewers.pro as Viewer,
        now: NOW,
      }).total,
    ).toBe(1000);
  });
});

test('only the index of search goes through the library’s door to whole texts', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:ts|tsx|astro)$/.test(file),
  );
  const users = files.filter((file) =>
    /import (?!type)[^;]*(?:sealed-entries|text-file)\.ts/.test(readFileSync(join('src', file), 'utf8')),
  );
  expect(users.sort()).toEqual([
    join('library', 'sealed-entries.ts'),
    join('outlets', 'search', 'answer.ts'),
  ]);
});

test.each([
  ['sources', /import (?!type)[^;]*source-of\.ts|SOURCES_FILE/, ['source-of.ts'], ['texts.ts']],
  ['code', /import (?!type)[^;]*body-of\.ts|BODIES_FILE/, ['body-of.ts', 'open-file.ts'], ['filed-body.ts']],
])('only the doors of the library go to the %s of bodies', (_, use, readers, names) => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:ts|tsx|astro)$/.test(file),
  );
  const users = files.filter((file) => use.test(readFileSync(join('src', file), 'utf8')));
  const expected = [
    ...['open-entry.ts', ...readers].map((file) => join('library', file)),
    ...['texts-file.ts', ...names].map((file) => join('mdx', file)),
  ];
  expect(users.sort()).toEqual(expected.sort());
});
