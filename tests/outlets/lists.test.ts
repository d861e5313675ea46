/** Lists in pages: each post once, one address for each page, the archive by year. */
import { expect, test } from 'vitest';
import theme from '#theme';
import { PERSONAS, visit } from '../harness/session.ts';

const linksIn = (html: string) =>
  [...html.matchAll(/<h2[^>]*>\s*<a href="(\/posts\/[^"]+)"/g)].map(([, path = '']) => path);

test.each(PERSONAS)('the pages of /posts hold every post that %s may know of, once', async (persona) => {
  const found: string[] = [];
  let path: string | undefined = '/posts';
  for (let count = 0; path && count < 20; count++) {
    const html = await (await visit(path, persona)).text();
    const links = linksIn(html);
    expect(links.length).toBeLessThanOrEqual(theme.postsPerPage);
    found.push(...links);
    path = /<link rel="next" href="([^"]+)"/.exec(html)?.[1];
  }
  const { posts } = await (await visit('/api/posts?perPage=100', persona)).json();
  expect(found).toEqual(posts.map(({ id }: { id: string }) => `/posts/${id}`));
  expect(found.length).toBeGreaterThan(theme.postsPerPage);
});

test.each([
  ['/posts/page/1', '/posts'],
  ['/tags/orchard/page/1', '/tags/orchard'],
  ['/authors/ada/page/1', '/authors/ada'],
  ['/posts/page/2/', '/posts/page/2'],
])('%s leads to its one form', async (path, target) => {
  const response = await visit(path);
  expect(response.status).toBe(308);
  expect(response.headers.get('location')).toBe(target);
});

test.each([
  '/posts/page/0',
  '/posts/page/02',
  '/posts/page/99',
  '/posts/page/-1',
  '/posts/page/2.5',
  '/posts/page/1e1',
  '/posts/page/99999999999999999999',
  '/posts/page/constructor',
  '/posts/page',
  '/tags/orchard/page/99',
  '/tags/nothing/page/1',
  '/authors/nobody/page/1',
  '/archive/1999',
  '/archive/02026',
  '/archive/abc',
  '/archive/20266',
  '/series/nothing',
  '/series/The-Manual',
])('%s does not exist', async (path) => {
  expect((await visit(path)).status).toBe(404);
});

test('the archive names each year, and each year its posts', async () => {
  const archive = await (await visit('/archive')).text();
  const years = [...archive.matchAll(/href="\/archive\/(\d{4})"/g)].map(([, year]) => year);
  expect(years).toEqual(['2026']);
  const html = await (await visit('/archive/2026')).text();
  const { total } = await (await visit('/api/posts?year=2026')).json();
  expect(linksIn(html)).toHaveLength(total);
});

test('each series has a page with all its parts, from the first to the latest, which its posts lead to', async () => {
  const index = await (await visit('/series')).text();
  const [, path = '', name] = /<a [^>]*href="(\/series\/[^"]+)"[^>]*>\s*([^<]+?)\s*<\/a>/.exec(index) ?? [];
  expect(name).toBe('The manual');
  const { posts } = await (await visit('/api/posts?series=The%20manual&perPage=100')).json();
  expect(posts.length).toBeGreaterThan(3);
  const parts = posts.map(({ id }: { id: string }) => `/posts/${id}`).reverse();
  expect(linksIn(await (await visit(path)).text())).toEqual(parts);
  for (const part of parts) expect(await (await visit(part)).text()).toContain(`href="${path}"`);
});

test.each(PERSONAS)('all posts can be narrowed by tag and by access, for %s', async (persona) => {
  const html = await (await visit('/posts', persona)).text();
  const form = /<form class="post-filter"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const [, action] = /action="([^"]+)"/.exec(form) ?? [];
  const tags = [...form.matchAll(/<option value="([^"]+)"/g)].map(([, value = '']) => value);
  expect(tags).toEqual(expect.arrayContaining(['orchard', 'public', 'members', 'open']));
  const found = async (query: string) =>
    [
      ...(await (await visit(`${action}?${query}`, persona)).text()).matchAll(
        /<h3[^>]*><a href="(\/posts\/[^"]+)"/g,
      ),
    ]
      .map(([, href]) => href)
      .sort();
  const { posts } = await (await visit('/api/posts?tag=orchard&perPage=100', persona)).json();
  const hrefs = (kept: { id: string }[]) => kept.map(({ id }) => `/posts/${id}`).sort();
  expect(await found('tag=orchard&access=')).toEqual(hrefs(posts));
  const paid = posts.filter(({ access }: { access: unknown }) => access !== 'public');
  expect(await found('tag=orchard&access=members')).toEqual(hrefs(paid));
});

test('a page that does not exist offers to search, and posts to read instead', async () => {
  const response = await visit('/nowhere');
  expect(response.status).toBe(404);
  const html = await response.text();
  expect(html).toContain('<form class="search-form"');
  expect(linksIn(html)).toHaveLength(3);
});

test.each([
  ['anonymous', 'locked'],
  ['reader', 'locked'],
  ['supporter', 'open'],
  ['pro', 'open'],
] as const)(
  'the mark of a post for supporters is a quiet word, which says to %s: %s',
  async (persona, state) => {
    const html = await (await visit('/tags/orchard', persona)).text();
    const card =
      html.split('<article').find((part) => part.includes('href="/posts/after-the-june-drop"')) ?? '';
    const [, classes = ''] = /class="(lock-mark[^"]*)"/.exec(card) ?? [];
    expect(classes.split(' ')).toContain(state);
    expect(card).toContain('Supporters');
    expect(card).toContain(state === 'open' ? '(open to you)' : '(locked)');
  },
);
