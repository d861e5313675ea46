/** Malformed queries and paths get a clear 4xx, or an ordinary answer; never a 5xx, and never a word that is locked. */
import { expect, test } from 'vitest';
import { visit } from '../harness/session.ts';
import { SECRET_WORDS } from '../library/demo.ts';

const LONG = 'x'.repeat(10_000);
const STRANGE = [
  LONG,
  '%00',
  '%0d%0aset-cookie:a=b',
  '%ff%fe',
  '%',
  '%E0%A4%A',
  encodeURIComponent('🍐‮ñ́\u0007'),
  encodeURIComponent('(a+)+$[[\\^.*'),
  encodeURIComponent('../../../etc/passwd'),
  '..%2f..%2fposts%2fgreen-walnuts',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  encodeURIComponent('<script>alert(1)</script>'),
];
const PATHS = [
  (part: string) => `/posts/${part}.md`,
  (part: string) => `/${part}.md`,
  (part: string) => `/posts/${part}`,
  (part: string) => `/posts/page/${part}`,
  (part: string) => `/tags/${part}`,
  (part: string) => `/tags/${part}/page/${part}`,
  (part: string) => `/authors/${part}`,
  (part: string) => `/archive/${part}`,
  (part: string) => `/sitemap-${part}.xml`,
  (part: string) => `/og/${part}`,
  (part: string) => `/og/posts/${part}.png`,
  (part: string) => `/api/${part}`,
  (part: string) => `/api/posts/${part}`,
];
const API_QUERIES = ['page', 'perPage', 'tag', 'author', 'series', 'year', 'unknown'];

test.each(PATHS.map((make) => [make('…'), make]))('a strange %s does not exist', async (_, make) => {
  for (const part of STRANGE) {
    const response = await visit((make as (part: string) => string)(part));
    expect(response.status, part.slice(0, 40)).toBeGreaterThanOrEqual(400);
    expect(response.status, part.slice(0, 40)).toBeLessThan(500);
    expect(response.headers.has('set-cookie')).toBe(false);
    const text = await response.text();
    for (const word of SECRET_WORDS) expect(text.includes(word)).toBe(false);
  }
});

test.each(API_QUERIES)('a strange ?%s= is answered with a reason, or an empty list', async (key) => {
  for (const value of ['', '0', '-1', '1.5', '1e3', 'NaN', '99999999999', '[]', ...STRANGE]) {
    const response = await visit(`/api/posts?${key}=${value}`);
    const body = await response.json();
    expect([200, 400], `${key}=${value.slice(0, 40)}`).toContain(response.status);
    if (response.status === 200) expect(body.posts).toEqual([]);
    else expect(body).toEqual({ error: 'bad-request', message: expect.stringMatching(/\.$/) });
    if (key === 'unknown') expect(response.status).toBe(400);
  }
});

test.each([
  '/rss.xml',
  '/feed.json',
  '/llms.txt',
  '/sitemap-index.xml',
  '/robots.txt',
  '/posts',
  '/og/site.png',
])('a query that %s does not know changes nothing', async (path) => {
  for (const part of STRANGE.filter((strange) => strange !== '%')) {
    expect((await visit(`${path}?${part}=${part.slice(0, 2000)}`)).status, part.slice(0, 40)).toBe(200);
  }
});

test.each(['/rss.xml', '/feed.json', '/llms.txt', '/sitemap-index.xml', '/posts/lock-one-section.md'])(
  '%s can only be read',
  async (path) => {
    expect((await visit(path, 'anonymous', { method: 'POST' })).status).toBe(405);
    expect((await visit(path, 'anonymous', { method: 'HEAD' })).status).toBe(200);
  },
);
