/** Search against the built server: every secret word for every persona, and what a malformed question is told. */
import { describe, expect, test } from 'vitest';
import { searchAnswerSchema, searchProblemSchema } from '#src/outlets/search/schema.ts';
import { cookiesFor, PERSONAS, type Persona, tokenOf, visit } from '../harness/session.ts';
import { GATES, POSTS, SECRET_WORDS, UNPUBLISHED } from '../library/demo.ts';

interface Secret {
  word: string;
  id: string;
  opens: readonly Persona[];
}

const SECRETS: Secret[] = [
  ...POSTS.flatMap(({ word, id, opens }) => (word ? [{ word, id, opens }] : [])),
  ...GATES.map(({ word, opens }) => ({ word, id: 'lock-one-section', opens })),
  ...UNPUBLISHED.map(({ word, id }) => ({ word, id, opens: [] })),
];
const cases = SECRETS.flatMap((secret) => PERSONAS.map((persona) => [secret.word, persona, secret] as const));

/** A word of the same letters, which stands nowhere. */
const nonsense = (word: string) => [...word].reverse().join('');
const api = (q: string, persona?: Persona) => visit(`/api/search?${new URLSearchParams({ q })}`, persona);

async function found(q: string, persona?: Persona, more = '') {
  const response = await visit(`/api/search?${new URLSearchParams({ q })}${more}`, persona);
  expect(response.status, q).toBe(200);
  return searchAnswerSchema.parse(await response.json());
}

/** Everything that an answer consists of, but for the moment in which it was given. */
async function whole(path: string, cookie: string | undefined): Promise<string> {
  const response = await visit(path, 'anonymous', cookie ? { headers: { cookie } } : {});
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return `${response.status} ${JSON.stringify(headers)}\n${await response.text()}`;
}

/** Where two answers part, or nothing. */
function difference(a: string, b: string): string {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a === b ? '' : `“${a.slice(at - 60, at + 60)}” is “${b.slice(at - 60, at + 60)}”`;
}

test('the secrets are all of the demo’s', () => {
  expect(SECRETS.map(({ word }) => word).sort()).toEqual([...SECRET_WORDS].sort());
});

describe('a word of a closed part', () => {
  test.each(cases)('%s for %s', async (word, persona, { id, opens }) => {
    if (opens.includes(persona)) {
      const { results } = await found(word, persona);
      expect(results.map((result) => result.id)).toEqual([id]);
      expect(
        results[0]?.snippet.filter(({ match }) => match).map(({ text }) => text.toLowerCase()),
      ).toContain(word);
      return;
    }
    const wrong = nonsense(word);
    const cookie = persona === 'anonymous' ? undefined : cookiesFor(await tokenOf(persona));
    for (const path of ['/api/search?q=', '/search?q=']) {
      const answered = await whole(path + word, cookie);
      const other = await whole(path + wrong, cookie);
      expect(difference(answered.replaceAll(word, wrong), other), path).toBe('');
      if (path.startsWith('/api')) expect(answered.includes(word)).toBe(false);
    }
    expect(await found(word, persona)).toEqual({ total: 0, page: 1, pages: 0, results: [] });
  });

  test.each(['anonymous', 'reader', 'supporter'] as const)(
    'is no more than nonsense beside open words, begun or misspelt, for %s',
    async (persona) => {
      const asked = (word: string) => [
        `orchard ${word}`,
        word.slice(0, -2),
        word.slice(0, 5),
        `${word.slice(0, 4)}${word.slice(5)}`,
        `${word.slice(0, 3)}x${word.slice(3)}`,
        `"${word}"`,
        word.toUpperCase(),
      ];
      for (const { word, opens } of SECRETS) {
        if (opens.includes(persona)) continue;
        for (const q of asked(word)) {
          const text = await (await api(q, persona)).text();
          expect(text.toLowerCase().includes(word), `${q} for ${persona}`).toBe(false);
        }
        const { total } = await found(`orchard ${word}`, persona);
        expect(total).toBe(0);
      }
    },
  );

  test('changes no order: a query finds the same with and without rights to what it does not match', async () => {
    const ids = async (persona: Persona) => (await found('jars', persona)).results.map(({ id }) => id);
    expect(await ids('reader')).toEqual(await ids('anonymous'));
  });
});

describe('an entry', () => {
  test.each(PERSONAS)('that is hidden is found by %s only if it opens for them', async (persona) => {
    const mayKnow = (POSTS.find(({ hidden }) => hidden)?.opens ?? []).includes(persona);
    const { results } = await found('seed order', persona);
    expect(results.some(({ id }) => id === 'seed-order')).toBe(mayKnow);
    const listed: string[] = [];
    for (const page of [1, 2, 3]) {
      const { results: more } = await found('', persona, `&access=members&page=${page}`);
      listed.push(...more.map(({ id }) => id));
    }
    expect(listed.includes('seed-order')).toBe(mayKnow);
  });

  test.each(UNPUBLISHED)('that is not published ($id) is found by nobody', async ({ id }) => {
    for (const persona of PERSONAS) {
      const { results } = await found(id.replaceAll('-', ' '), persona);
      expect(results.map((result) => result.id)).not.toContain(id);
    }
  });

  test('that is locked is found by its card and its preview, and says for whom it is', async () => {
    const byTitle = await found('june drop');
    expect(byTitle.results[0]).toMatchObject({
      id: 'after-the-june-drop',
      state: 'locked',
      audience: 'supporters',
    });
    const byPreview = await found('marbles');
    expect(byPreview.results.map(({ id }) => id)).toContain('after-the-june-drop');
  });
});

describe('finding', () => {
  test('stands by a misspelt word, a beginning, other case and missing accents', async () => {
    for (const q of ['orchad', 'orch', 'ORCHARD', 'órchàrd'])
      expect((await found(q)).total, q).toBeGreaterThan(2);
  });

  test('puts a title before a description, and that before a text', async () => {
    const { results } = await found('apple');
    const places = results.map(({ title }) => title.some(({ match }) => match));
    expect(places).toEqual(places.toSorted((a, b) => Number(b) - Number(a)));
    expect(places[0]).toBe(true);
  });

  test('shows a passage in which blocks stay apart', async () => {
    const { results } = await found('gooseberries', 'anonymous');
    const passages = results.map(({ snippet }) => snippet.map(({ text }) => text).join(''));
    expect(passages).toContainEqual(expect.stringMatching(/gooseberries on wires · north/));
  });

  test('asks for all words', async () => {
    const one = (await found('apple')).total;
    const both = (await found('apple drop')).total;
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThan(one);
  });

  test('filters by tag and by whom entries are for', async () => {
    const kitchen = await found('apple', 'anonymous', '&tag=kitchen');
    expect(kitchen.total).toBeGreaterThan(0);
    for (const { tags } of kitchen.results) expect(tags).toContain('kitchen');
    for (const { state } of (await found('', 'supporter', '&access=open')).results)
      expect(state).toBe('open');
    for (const { audience } of (await found('', 'anonymous', '&access=public')).results)
      expect(audience).toBeUndefined();
    for (const { audience } of (await found('', 'pro', '&access=members')).results)
      expect(audience).toBeDefined();
    expect((await found('apple', 'anonymous', '&tag=no-such-tag')).total).toBe(0);
  });

  test('gives pages that do not overlap and miss nothing', async () => {
    const first = await found('the');
    expect(first.pages).toBeGreaterThan(1);
    const ids = new Set<string>();
    for (let page = 1; page <= first.pages; page++) {
      for (const { id, collection } of (await found('the', 'anonymous', `&page=${page}`)).results)
        ids.add(`${collection}/${id}`);
    }
    expect(ids.size).toBe(first.total);
    expect((await found('the', 'anonymous', '&page=1000')).results).toEqual([]);
  });

  test('is nobody else’s: no cache keeps an answer', async () => {
    for (const path of ['/search', '/search?q=apple', '/api/search?q=apple', '/api/search?q=%00'])
      expect((await visit(path)).headers.get('cache-control'), path).toBe('private, no-store');
  });
});

describe('a malformed question', () => {
  const wrong: [name: string, query: string, parameter: string][] = [
    ['10 kB of letters', `q=${'a'.repeat(10_000)}`, 'q'],
    ['10 kB of words', `q=${'ab+'.repeat(3_400)}`, 'q'],
    ['too many words', `q=${Array.from({ length: 13 }, (_, at) => `w${at}`).join('+')}`, 'q'],
    ['a zero byte', 'q=a%00b', 'q'],
    ['control characters', 'q=a%07%1b%5b31mb', 'q'],
    ['nothing', '', 'q'],
    ['an empty search', 'q=', 'q'],
    ['two searches', 'q=a&q=b', 'q'],
    ['a tag that is a path', 'q=apple&tag=../../etc/passwd', 'tag'],
    ['a filter that is none', 'q=apple&access=everything', 'access'],
    ['a page that is no number', 'q=apple&page=two', 'page'],
    ['page 0', 'q=apple&page=0', 'page'],
    ['a page beyond all', 'q=apple&page=999999999999', 'page'],
  ];

  test.each(wrong)('%s gets a clear 400', async (_, query, parameter) => {
    const response = await visit(`/api/search?${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const problem = searchProblemSchema.parse(await response.json());
    expect(problem.parameter).toBe(parameter);
    expect(problem.message).toMatch(/^\S.+[.…]$/);
    const page = await visit(`/search?${query}`);
    expect(page.status).toBe(/^(?:q=)?$/.test(query) ? 200 : 400);
  });

  test.each([
    '%',
    '%E0%A4%A',
    '%FF%FE',
    '%ED%A0%80',
    '.*',
    '(a+)+$',
    '[',
    '\\',
    "'",
    '"',
    '"><script>alert(1)</script>',
    '${7*7}',
    '🍏',
    '\u202Eabc',
    'a\u0301'.repeat(90),
    '日本語',
    'ﷺ'.repeat(100),
    '__proto__',
    'constructor',
    'toString',
    'İstanbul',
    '-1',
    'q=1&',
  ])('%s is a search like any other', async (q) => {
    for (const raw of [q.replaceAll(/[&#+ ]/g, encodeURIComponent), encodeURIComponent(q)]) {
      const response = await visit(`/api/search?q=${raw}`);
      expect(response.status).toBe(200);
      searchAnswerSchema.parse(await response.json());
      const page = await visit(`/search?q=${raw}`);
      expect(page.status).toBe(200);
      // In an attribute, quotes are what has to be escaped.
      const html = (await page.text()).replace(/<input[^"]*(?:"[^"]*"[^"]*)*?spellcheck/, '');
      expect(html.includes('<script>alert')).toBe(false);
    }
  });
});

test('the texts that search reads lie in no public place', async () => {
  for (const path of [
    '/part-texts.jsonl',
    '/_astro/part-texts.jsonl',
    '/server/part-texts.jsonl',
    '/../server/part-texts.jsonl',
  ])
    expect((await visit(path)).status, path).toBe(404);
});

test('the page works without a script', async () => {
  const html = await (await visit('/search?q=apple&access=public')).text();
  expect(html).toMatch(/<form[^>]* action="\/search" method="get"/);
  expect(html).toMatch(/<input[^>]* value="apple"/);
  expect(html).toMatch(/<option value="public" selected/);
  expect(html).toMatch(/<mark>apple<\/mark>/i);
  expect(html).toMatch(
    /<a[^>]* class="search-button"[^>]* href="\/search"|<a[^>]* href="\/search"[^>]* class="search-button"/,
  );
});
