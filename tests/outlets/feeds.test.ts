/** The feeds, as feed readers meet them: valid, complete, cheap to ask again, and right away from their page. */
import { parseFeed } from '@rowanmanning/feed-parser';
import { describe, expect, inject, test } from 'vitest';
import theme from '#theme';
import { visit } from '../harness/session.ts';
import { POSTS } from '../library/demo.ts';
import { readXml, urlOf } from './readers.ts';

const FEEDS = ['/rss.xml', '/feed.json'];
const get = async (path: string) => (await visit(path)).text();
const rssChannel = async () =>
  (readXml(await get('/rss.xml')) as { rss: { channel: { item: Record<string, string>[] } } }).rss.channel;
const jsonItems = async (): Promise<{ url: string; content_html: string; summary: string }[]> =>
  JSON.parse(await get('/feed.json')).items;

describe('/rss.xml', () => {
  test('is read by a feed parser, with all that its items have', async () => {
    const feed = parseFeed(await get('/rss.xml'));
    expect(feed.title).toBe(theme.name);
    expect(feed.meta).toEqual({ type: 'rss', version: '2.0' });
    expect(feed.self).toBe(`${inject('site').origin}/rss.xml`);
    expect(feed.language).toBe(theme.locale);
    expect(feed.items.length).toBeGreaterThan(10);
    for (const { id, url, title, description, content, published, authors } of feed.items) {
      expect(url).toBe(id);
      expect(title && description && content).toBeTruthy();
      expect(published?.getTime()).toBeLessThan(Date.now());
      expect(authors).toHaveLength(1);
    }
    const dates = feed.items.map(({ published }) => published?.getTime() ?? 0);
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  });

  test('says of each item for whom it is', async () => {
    const { item } = await rssChannel();
    const rights = new Map(item.map(({ link, ...rest }) => [link, rest['dcterms:accessRights']]));
    expect(rights.get(urlOf('green-walnuts'))).toBe('supporters');
    expect(rights.get(urlOf('a-wall-is-a-slow-stove'))).toBe('everyone');
  });
});

describe('/feed.json', () => {
  test('has the form of JSON Feed 1.1', async () => {
    const response = await visit('/feed.json');
    const feed = await response.json();
    const { origin } = inject('site');
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: theme.name,
      home_page_url: `${origin}/`,
      feed_url: `${origin}/feed.json`,
    });
    for (const item of feed.items) {
      expect(typeof item.id).toBe('string');
      expect(item.content_html).toMatch(/^</);
      expect(new Date(item.date_published).toISOString()).toBe(item.date_published);
      expect(Array.isArray(item.tags) && Array.isArray(item.authors)).toBe(true);
      for (const key of Object.keys(item)) expect(key).toMatch(/^(?:_access|[a-z_]+)$/);
    }
  });

  test('holds the same items as the other feed', async () => {
    const { item: items } = await rssChannel();
    const json = await jsonItems();
    expect(json.map(({ url }) => url)).toEqual(items.map(({ link }) => link));
    // XML parsers may trim space; the letters are the same.
    const letters = (html = '') => html.replace(/\s+/g, '');
    const contents = items.map((item) => letters(item['content:encoded']));
    expect(json.map(({ content_html }) => letters(content_html))).toEqual(contents);
  });
});

describe('the HTML of an item', () => {
  test('holds whole addresses only, and nothing that a feed reader would have to run', async () => {
    for (const { content_html: html } of await jsonItems()) {
      for (const [, address] of html.matchAll(/(?:href|src|poster)="([^"]*)"/g))
        expect(address).toMatch(/^(?:https?|mailto):/);
      expect(html).not.toMatch(
        /<(?:script|style|svg|link|meta|astro-|template)|\s(?:on\w+|id|class|style|data-[\w-]+)=/,
      );
    }
  });

  test('leads footnotes to the page itself', async () => {
    const notes = (await jsonItems()).filter(({ content_html }) => content_html.includes('#fn:'));
    expect(notes.length).toBeGreaterThan(0);
    for (const { url, content_html } of notes) {
      for (const [, address] of content_html.matchAll(/href="([^"]*#fn[^"]*)"/g))
        expect(address?.split('#')[0]).toBe(url);
    }
  });

  test('is the teaser alone where nothing stands above the wall', async () => {
    const item = (await jsonItems()).find(({ url }) => url === urlOf('green-walnuts'));
    expect(item?.content_html.replace(item.summary, '…')).toMatch(
      /^<p>…<\/p><p><strong>For supporters\.<\/strong>/,
    );
    expect(await get('/posts/green-walnuts')).toMatch(/<div class="prose[^>]*>\s*<\/div>/);
  });

  test('ends at the wall with a way to the page', async () => {
    const items = new Map((await jsonItems()).map((item) => [item.url, item]));
    for (const { id } of POSTS.filter(({ opens, hidden }) => !hidden && !opens.includes('anonymous'))) {
      const item = items.get(urlOf(id));
      expect(item?.content_html).toContain(`<a href="${urlOf(id)}">Read on at`);
      expect(item?.content_html.startsWith('<p>')).toBe(true);
    }
  });
});

describe.each([
  ...FEEDS,
  '/llms.txt',
  '/sitemap-index.xml',
  '/sitemap-pages.xml',
  '/posts/lock-one-section.md',
  '/robots.txt',
  '/api/openapi.json',
])('asking again for %s', (path) => {
  test('costs no body while nothing has changed', async () => {
    const first = await visit(path);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toMatch(/^public, /);
    expect(first.headers.get('vary')).toMatch(/\bCookie\b/);
    const again = await visit(path, 'anonymous', { headers: { 'if-none-match': `"other", ${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
    expect(again.headers.get('etag')).toBe(etag);
    expect((await visit(path, 'anonymous', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('by date works, and a tag is stronger', async () => {
    const modified = (await visit(path)).headers.get('last-modified');
    if (!modified) return expect(['/robots.txt', '/api/openapi.json']).toContain(path);
    const ask = async (headers: Record<string, string>) =>
      (await visit(path, 'anonymous', { headers })).status;
    expect(await ask({ 'if-modified-since': modified })).toBe(304);
    expect(await ask({ 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' })).toBe(200);
    expect(await ask({ 'if-modified-since': 'nonsense' })).toBe(200);
    expect(await ask({ 'if-modified-since': modified, 'if-none-match': '"other"' })).toBe(200);
  });

  test('gives a signed-in reader a private answer', async () => {
    const response = await visit(path, 'reader', { headers: { 'if-none-match': '*' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.has('etag')).toBe(false);
  });
});
