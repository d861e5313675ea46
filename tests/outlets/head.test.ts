/** What the head of a page says to search engines and to those who share it. */
import type { ElementNode } from 'ultrahtml';
import { parse } from 'ultrahtml';
import { querySelector, querySelectorAll } from 'ultrahtml/selector';
import { describe, expect, inject, test } from 'vitest';
import { PERSONAS, visit } from '../harness/session.ts';
import { POSTS } from '../library/demo.ts';

async function readHead(path: string, persona: (typeof PERSONAS)[number] = 'anonymous') {
  const document = parse(await (await visit(path, persona)).text());
  const all = (selector: string) => querySelectorAll(document, selector) as ElementNode[];
  const meta = (name: string) =>
    all('meta')
      .filter(({ attributes }) => attributes.property === name || attributes.name === name)
      .map(({ attributes }) => attributes.content);
  const script = querySelector(document, 'script[type="application/ld+json"]') as ElementNode | undefined;
  return { all, meta, data: script && JSON.parse(script.children[0]?.value) };
}

describe.each(PERSONAS)('structured data for %s', (persona) => {
  test('marks what is not free with a class that one element has', async () => {
    for (const { id, opens, hidden } of POSTS) {
      if (hidden && !opens.includes(persona)) continue;
      const { all, data } = await readHead(`/posts/${id}`, persona);
      const free = opens.includes('anonymous');
      expect(data.isAccessibleForFree, id).toBe(free);
      expect('hasPart' in data, id).toBe(!free);
      if (free) continue;
      expect(data.hasPart).toMatchObject({ '@type': 'WebPageElement', isAccessibleForFree: false });
      expect(data.hasPart.cssSelector).toMatch(/^\.[a-z-]+$/);
      const found = all(data.hasPart.cssSelector);
      expect(found, id).toHaveLength(1);
      const holds = opens.includes(persona) ? '.prose' : '.wall';
      expect(querySelectorAll(found[0] as ElementNode, holds), id).toHaveLength(1);
    }
  });
});

test('an entry says what it is: address, author, dates, picture, Markdown', async () => {
  const { origin } = inject('site');
  const url = `${origin}/posts/lock-one-section`;
  const { all, meta, data } = await readHead('/posts/lock-one-section');
  expect(data).toMatchObject({
    '@type': 'BlogPosting',
    headline: 'Lock one section, leave the rest open',
    url,
    datePublished: '2026-06-07T00:00:00.000Z',
    dateModified: '2026-11-11T00:00:00.000Z',
    author: [{ name: 'Isla Penrose', url: `${origin}/authors/isla` }],
    image: [`${origin}/og/posts/lock-one-section.png`],
  });
  expect(all('link[rel=canonical]').map(({ attributes }) => attributes.href)).toEqual([url]);
  expect(meta('og:type')).toEqual(['article']);
  expect(meta('og:url')).toEqual([url]);
  expect(meta('og:image')).toEqual([`${origin}/og/posts/lock-one-section.png`]);
  expect(meta('article:published_time')).toEqual(['2026-06-07T00:00:00.000Z']);
  expect(meta('article:modified_time')).toEqual(['2026-11-11T00:00:00.000Z']);
  expect(meta('article:author')).toEqual([`${origin}/authors/isla`]);
  expect(meta('twitter:card')).toEqual(['summary_large_image']);
  expect(all('link[type="text/markdown"]').map(({ attributes }) => attributes.href)).toEqual([
    '/posts/lock-one-section.md',
  ]);
});

test.each(['/', '/posts', '/about', '/posts/green-walnuts'])(
  '%s names the feeds and a picture that exists',
  async (path) => {
    const { all, meta } = await readHead(path);
    const feeds = all('link[rel=alternate]').filter(({ attributes }) =>
      /rss|feed/.test(attributes.type ?? ''),
    );
    expect(feeds.map(({ attributes }) => attributes.href)).toEqual(['/rss.xml', '/feed.json']);
    for (const { attributes } of feeds) {
      const response = await visit(attributes.href ?? '');
      // Browsers show a feed with its style sheet only when it calls itself no more than XML.
      const served = attributes.type === 'application/rss+xml' ? 'application/xml' : attributes.type;
      expect(response.headers.get('content-type')?.split(';')[0]).toBe(served);
    }
    const [image = ''] = meta('og:image');
    expect((await visit(new URL(image).pathname)).headers.get('content-type')).toBe('image/png');
  },
);

describe('a picture', () => {
  test('is 1200 × 630, kept by everybody, and cheap to ask for again', async () => {
    const response = await visit('/og/posts/green-walnuts.png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(response.headers.get('cache-control')).toMatch(/^public, /);
    const etag = response.headers.get('etag') ?? '';
    const again = await visit('/og/posts/green-walnuts.png', 'anonymous', {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
  });

  test('of a hidden post is there for those who may know of it, and private', async () => {
    expect((await visit('/og/posts/seed-order.png')).status).toBe(404);
    expect((await visit('/og/posts/seed-order.png', 'supporter')).status).toBe(404);
    const response = await visit('/og/posts/seed-order.png', 'pro');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });
});

describe('the address of a post', () => {
  const ask = (accept: string, path = '/posts/lock-one-section') =>
    visit(path, 'anonymous', { headers: { accept } });

  test.each([
    ['text/markdown', 'text/markdown'],
    ['text/markdown, text/html;q=0.5', 'text/markdown'],
    ['text/html, text/markdown;q=0.9', 'text/html'],
    ['text/markdown;q=0', 'text/html'],
    ['*/*', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['application/json', 'text/html'],
    [`${'text/markdown;q=0.1,'.repeat(500)}text/html`, 'text/markdown'],
    [';;;,q=,/,', 'text/html'],
  ])('answers "%s" with %s', async (accept, type) => {
    const response = await ask(accept);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')?.split(';')[0]).toBe(type);
    expect(response.headers.get('vary')).toMatch(/\bAccept\b(?!-)/);
    if (type === 'text/markdown') expect(response.headers.get('cache-control')).toBe('private, no-store');
  });
});
