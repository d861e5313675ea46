/** Every persona × every demo post × every outlet: an outlet and the page never disagree. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PERSONAS, visit } from '../harness/session.ts';
import { GATES, POSTS, SECRET_WORDS, UNPUBLISHED } from '../library/demo.ts';
import { CARD_OUTLETS, TEXT_OUTLETS, urlOf } from './readers.ts';

const guarded = POSTS.filter(({ word }) => word);
const text = Object.entries(TEXT_OUTLETS);
const cards = Object.entries(CARD_OUTLETS);

/** Headings below the wall, or of the whole text when there is none; those so short that they are part of other words left out. */
function lockedHeadings(id: string): string[] {
  const files = [`content/posts/${id}.mdx`, `content/posts/${id}/index.mdx`];
  const source = readFileSync(files.find(existsSync) ?? '', 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const locked = source.includes('\n<Paywall />') ? (source.split('\n<Paywall />')[1] ?? '') : source;
  return [...locked.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{2,6} (.{6,})$/gm)].map(
    ([, heading = '']) => heading,
  );
}

describe.each(PERSONAS)('for %s', (persona) => {
  test.each(text)('%s carries what is open, and nothing that is locked', async (_, read) => {
    for (const { id, opens, word, hidden } of POSTS) {
      const told = await read(id, persona);
      const open = opens.includes(persona);
      expect(Boolean(told), id).toBe(open || !hidden);
      if (!told) continue;
      if (word) expect(told.text.includes(word), id).toBe(open);
      if (told.open !== undefined) expect(told.open, id).toBe(open);
      for (const heading of open || !word ? [] : lockedHeadings(id))
        expect(told.text.includes(heading), `${heading} in ${id}`).toBe(false);
      const others = SECRET_WORDS.filter(
        (other) => other !== word && !GATES.some((gate) => gate.word === other),
      );
      for (const other of others) expect(told.text.includes(other), `${other} in ${id}`).toBe(false);
    }
  });

  test.each(text)('%s carries the gated sections that are open', async (_, read) => {
    const told = await read('lock-one-section', persona);
    for (const { word, opens } of GATES)
      expect(told?.text.includes(word), word).toBe(opens.includes(persona));
  });

  test.each(cards)('%s names what may be known, and holds no body', async (_, read) => {
    for (const { id, opens, hidden } of POSTS) {
      const told = await read(id, persona);
      expect(Boolean(told), id).toBe(opens.includes(persona) || !hidden);
      for (const secret of SECRET_WORDS)
        expect(told?.text.includes(secret) ?? false, `${secret} in ${id}`).toBe(false);
      if (told?.open !== undefined) expect(told.open, id).toBe(opens.includes(persona));
    }
  });

  test('the sitemap names every post but the hidden ones, whoever asks', async () => {
    const sitemap = await (await visit('/sitemap-posts-1.xml', persona)).text();
    for (const { id, hidden } of POSTS) expect(sitemap.includes(`<loc>${urlOf(id)}</loc>`), id).toBe(!hidden);
  });

  test('what is not published is in no outlet', async () => {
    for (const { id } of UNPUBLISHED) {
      for (const [, read] of [...text, ...cards]) expect(await read(id, persona)).toBeUndefined();
    }
  });
});

test('the posts behind a rule have headings to keep back', () => {
  expect(guarded.flatMap(({ id }) => lockedHeadings(id)).length).toBeGreaterThan(5);
});
