/** What the audit looks with: the phrases of a text, the forms in which they leave, and the sessions that ask. */
import { describe, expect, test } from 'vitest';
import { claimsFor } from '#src/guards/audit/claims.ts';
import { inParallel } from '#src/guards/audit/in-parallel.ts';
import { countLetters, decodeAll, formsOf, lettersOf } from '#src/guards/audit/letters.ts';
import { PhraseIndex } from '#src/guards/audit/phrase-index.ts';
import { phrasesOf, wordsOf } from '#src/guards/audit/phrases.ts';
import { requestsOf } from '#src/guards/audit/requests.ts';
import { Secrets } from '#src/guards/audit/secrets.ts';
import { standIn } from '#src/guards/content/stand-ins.ts';
import theme from '#theme';

const SENTENCE = 'The quennelworth kettle — “third of its name” — whistles at 80 °C.';

describe('phrases', () => {
  test.each([
    [
      'paragraphs, headings, items and rows',
      '## One\n\nTwo\n- Three\n- Four\n1. Five\n',
      ['## One', 'Two', '- Three', '- Four\n1. Five'],
    ],
    [
      'text on both sides of a link, without its address',
      'See [the sheet](/sheet "A sheet") here',
      ['See', 'the sheet', 'here'],
    ],
    ['descriptions of pictures', '![Eight sticks](./sticks.webp)', ['Eight sticks']],
    ['attributes of elements', '<Audio src="./a.mp3" title="Five knocks" />', ['Five knocks']],
    ['code, without its language', '```js\nconst kettle = 1;\n```', ['const kettle = 1;']],
    ['footnotes, without their marks', 'Tea.[^a]\n\n[^a]: A leaf.', ['Tea.', 'A leaf.']],
    ['nothing that is computed', 'Tea is {price} a pound', ['Tea is', 'a pound']],
  ])('are %s', (_, markdown, phrases) => {
    const letters = (all: readonly string[]) =>
      all.map((one) => String.fromCharCode(...lettersOf(one))).sort();
    const found = phrasesOf(markdown);
    for (const phrase of letters(phrases).filter(Boolean))
      expect(
        letters(found).some((one) => one.includes(phrase) || phrase.includes(one)),
        phrase,
      ).toBe(true);
    expect(found.join()).not.toMatch(/\.webp|\.mp3|\/sheet|\[\^a|price/);
  });

  test('have words that tell where they come from', () => {
    expect([...wordsOf('The Quennelworth kettle, quennelworth!')]).toEqual(['quennelworth']);
  });
});

describe('letters', () => {
  test('are letters and digits of any script, in lower case', () => {
    expect(String.fromCharCode(...lettersOf('Thé – “Ёлка” 8½!'))).toBe('théёлка8½');
    expect(countLetters(' … ')).toBe(0);
  });

  const html = SENTENCE.replaceAll('“', '&ldquo;').replaceAll('—', '&#8212;').replace('°', '&#xB0;');
  test.each([
    ['as it is', SENTENCE],
    ['in HTML', `<p>${html.replace('kettle', '<em>ket</em>tle')}</p>`],
    ['in JSON', JSON.stringify({ text: SENTENCE })],
    [
      'in JSON of ASCII alone',
      JSON.stringify(SENTENCE).replace(
        /[\u0080-\uffff]/g,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ],
    [
      'in JSON within an attribute',
      `<x-y props="${JSON.stringify({ text: SENTENCE }).replaceAll('"', '&quot;')}">`,
    ],
    ['in an address', `/x?text=${encodeURIComponent(SENTENCE)}`],
    ['in base64', `data:text/plain;base64,${Buffer.from(`${SENTENCE} ${SENTENCE}`).toString('base64')}`],
    ['with line breaks', SENTENCE.replaceAll(' ', '\n    ')],
    ['in capitals', SENTENCE.toUpperCase()],
  ])('are found in a text %s', (_, text) => {
    const index = new PhraseIndex(24);
    index.add(7, lettersOf(SENTENCE));
    const found = [...formsOf(text)].flatMap((letters) => [...index.find(letters).keys()]);
    expect(found).toContain(7);
  });

  test('are decoded without harm where nothing is to decode', () => {
    expect(decodeAll('100 % & more \\ so')).toBe('100 % & more \\ so');
  });
});

describe('an index of phrases', () => {
  const sentence = lettersOf(
    'Nobody at marlinspoke drinks from the blue cups before the first frost has come.',
  );

  test('finds every window of a phrase, and counts them', () => {
    const index = new PhraseIndex(24);
    index.add(1, sentence);
    for (let start = 0; start + 24 <= sentence.length; start++) {
      const piece = sentence.slice(start, start + 24);
      expect(index.find(piece).get(1), `${start}`).toBe(1);
      expect(index.find(piece.slice(1)).size).toBe(0);
    }
    expect(index.find(sentence).get(1)).toBe(sentence.length - 23);
  });

  test('finds a short phrase only as a whole', () => {
    const index = new PhraseIndex(12);
    index.add(1, lettersOf('eight green sticks'), true);
    expect(index.find(lettersOf('Here are eight green sticks.')).has(1)).toBe(true);
    expect(index.find(lettersOf('Here are eight green stick')).has(1)).toBe(false);
  });

  test('forgets what is said in public', () => {
    const index = new PhraseIndex(24);
    index.add(1, sentence);
    index.forget(sentence.slice(0, 30));
    expect(index.find(sentence.slice(0, 30)).size).toBe(0);
    expect(index.find(sentence).size).toBe(1);
  });

  test('agrees with a plain search on random texts', () => {
    let seed = 20_261;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const text = (length: number) => Array.from({ length }, () => 'abc'[random(3)]).join('');
    for (let round = 0; round < 200; round++) {
      const index = new PhraseIndex(5);
      const [phrase, searched] = [text(8), text(60)];
      index.add(round, lettersOf(phrase));
      const windows = Array.from({ length: 4 }, (_, at) => phrase.slice(at, at + 5));
      expect(index.find(lettersOf(searched)).has(round)).toBe(windows.some((one) => searched.includes(one)));
    }
  });
});

describe('the session of a stand-in', () => {
  const holdings = { plans: [], features: [], permissions: [] };

  test.each([
    ['nothing', holdings, { pla: 'u:free_user', fea: '', o: undefined }],
    [
      'plans of a reader',
      { ...holdings, plans: ['user:pro'], features: ['user:audio'] },
      { pla: 'u:pro', fea: 'u:audio', o: undefined },
    ],
    [
      'a plan of an organization',
      { ...holdings, plans: ['organization:team'] },
      { pla: 'o:team', o: { id: 'org_gatepost_audit' } },
    ],
    [
      'a role',
      { ...holdings, role: 'editor', permissions: ['posts:review'] },
      { fea: 'o:posts', o: { id: 'org_site', rol: 'editor', per: 'review', fpm: '1' } },
    ],
    [
      'permissions',
      { ...holdings, permissions: ['posts:review', 'posts:write', 'media:write'] },
      { fea: 'o:posts,o:media', o: { id: 'org_site', rol: 'member', per: 'review,write', fpm: '3,2' } },
    ],
  ])('says %s', (_, held, claims) => {
    expect(claimsFor(held, 'org_site')).toMatchObject(claims);
  });
});

describe('what a reader is sent to ask for', () => {
  const reader = standIn('reader', { plans: [], features: [], permissions: [] });
  const none = new Secrets([], reader.viewer, theme.studioRule, [], 0);

  test('are well-known places and the routes of the build', () => {
    const asked = requestsOf(reader, true, none, ['/tea', '/posts/[id]'], []).map(({ address }) => address);
    for (const path of ['/', '/rss.xml', '/api/search', '/404', '/tea']) expect(asked).toContain(path);
    expect(asked).not.toContain('/posts/[id]');
  });
});

test('work in parallel keeps the order of its items, and to its number', async () => {
  let [running, most] = [0, 0];
  const results = await inParallel([30, 10, 20, 1], 2, async (ms) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, ms));
    running--;
    return ms;
  });
  expect(results).toEqual([30, 10, 20, 1]);
  expect(most).toBe(2);
});
