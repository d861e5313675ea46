/** Every persona × every demo post × every outlet: an outlet and the page never disagree. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { needPhrase } from '#src/theme/wall.ts';
import theme from '#theme';
import { PERSONAS, visit } from '../harness/session.ts';
import { DECIDED, DECIDED_FILES, decidedParts } from '../library/decided.ts';
import { type DemoPost, GATES, POSTS, SECRET_WORDS, UNPUBLISHED } from '../library/demo.ts';
import { addressIn } from '../library/demo-files.ts';
import { CARD_OUTLETS, TEXT_OUTLETS, urlOf } from './readers.ts';

/** Every published post, with the audience that `decide` gives it. */
const DEMO: DemoPost[] = [...DECIDED].map(([id, opens]) => ({
  ...POSTS.find((post) => post.id === id),
  id,
  opens,
}));
const guarded = DEMO.filter(({ word }) => word);
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

describe('the table', () => {
  test('that the outlets are held against is the one that decide gives', () => {
    for (const { id, opens } of POSTS) expect(DECIDED.get(id), id).toEqual(opens);
    // Every locked post has a word of its own, by which its body is known.
    const locked = [...DECIDED].filter(([, opens]) => opens.length < PERSONAS.length).map(([id]) => id);
    expect(guarded.map(({ id }) => id).sort()).toEqual(locked.sort());
    const parts = decidedParts('lock-one-section');
    for (const { part, opens } of GATES) expect(parts.get(`body.${part}`), part).toEqual(opens);
  });

  test('has files of every kind: open to all, to some, and shown by a gate or a wall', () => {
    const audiences = new Set(DECIDED_FILES.map(({ opens }) => opens.join(' ')));
    expect(audiences).toContain(PERSONAS.join(' '));
    expect(audiences).toContain('pro');
    expect(audiences).toContain('supporter pro');
    expect(audiences).toContain('supporter pro editor');
    expect(DECIDED_FILES.length).toBeGreaterThan(8);
  });
});

describe.each(PERSONAS)('for %s', (persona) => {
  test('media answer as their part of the page is decided', async () => {
    for (const { path, opens } of DECIDED_FILES) {
      const { status } = await visit(addressIn('content', path), persona, { method: 'HEAD' });
      const refused = persona === 'anonymous' ? 401 : 403;
      expect(status, path).toBe(opens.includes(persona) ? 200 : refused);
    }
  });

  test.each(text)('%s carries what is open, and nothing that is locked', async (_, read) => {
    for (const { id, opens, word, hidden } of DEMO) {
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
    for (const { id, opens, hidden } of DEMO) {
      const told = await read(id, persona);
      expect(Boolean(told), id).toBe(opens.includes(persona) || !hidden);
      for (const secret of SECRET_WORDS)
        expect(told?.text.includes(secret) ?? false, `${secret} in ${id}`).toBe(false);
      if (told?.open !== undefined) expect(told.open, id).toBe(opens.includes(persona));
    }
  });

  test('the sitemap names every post but the hidden ones, whoever asks', async () => {
    const sitemap = await (await visit('/sitemap-posts-1.xml', persona)).text();
    for (const { id, hidden } of DEMO) expect(sitemap.includes(`<loc>${urlOf(id)}</loc>`), id).toBe(!hidden);
  });

  test('what is not published is in no outlet', async () => {
    for (const { id } of UNPUBLISHED) {
      for (const [, read] of [...text, ...cards]) expect(await read(id, persona)).toBeUndefined();
    }
  });
});

describe('the picture of a post', () => {
  const shown = DEMO.filter(({ hidden }) => !hidden).map(({ id }) => [id]);

  test.each(shown)('%s is drawn from its card alone, and is one for everybody', async (id = '') => {
    const answer = await (await visit(`/api/posts/${id}`)).json();
    const { title, author, published, access, opensOn } = answer.post;
    const date = new Intl.DateTimeFormat(theme.locale, { dateStyle: 'long', timeZone: 'UTC' });
    const isFree = access === 'public' || (opensOn && Date.parse(opensOn) <= Date.now());
    const words = {
      site: theme.name,
      title,
      facts: [...(author ? [author.name] : []), date.format(new Date(published))],
      ...(!isFree && { audience: needPhrase(access, theme) }),
    };
    // The tag is a digest of the words that are drawn: none is missing, and there are no others.
    const digest = createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 27);
    const picture = await visit(`/og/posts/${id}.png`);
    expect(picture.headers.get('etag')).toBe(`"${digest}"`);
    const bytes = Buffer.from(await picture.arrayBuffer());
    const best = await visit(`/og/posts/${id}.png`, 'pro');
    expect(bytes.equals(Buffer.from(await best.arrayBuffer()))).toBe(true);
  });
});

test('the posts behind a rule have headings to keep back', () => {
  expect(guarded.flatMap(({ id }) => lockedHeadings(id)).length).toBeGreaterThan(5);
});
