/** The sitemaps against the rules of their protocol, and against the site. */
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { expect, inject, test } from 'vitest';
import { visit } from '../harness/session.ts';
import { readXml } from './readers.ts';

const schema = XsdValidator.fromDoc(
  XmlDocument.fromString(readFileSync('tests/outlets/sitemap.xsd', 'utf8')),
);

/** @returns what is wrong with a sitemap by the schema, or nothing */
function mistakeIn(text: string): string {
  const document = XmlDocument.fromString(text);
  try {
    schema.validate(document);
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    document.dispose();
  }
}

type Row = { loc: string; lastmod?: string };

async function rowsOf(
  address: string,
  root: 'sitemapindex' | 'urlset',
  row: 'sitemap' | 'url',
): Promise<Row[]> {
  const response = await visit(new URL(address).pathname);
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  const text = await response.text();
  expect(mistakeIn(text), address).toBe('');
  const document = readXml(text) as Record<string, Record<string, unknown>>;
  const rows = [document[root]?.[row]].flat() as Row[];
  for (const { loc } of rows) expect(new URL(loc).origin).toBe(inject('site').origin);
  return rows;
}

test('robots.txt names the index, the index names sitemaps, and each address in them answers at its canonical form', async () => {
  const { origin } = inject('site');
  const robots = await (await visit('/robots.txt')).text();
  const index = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? '';
  expect(index).toBe(`${origin}/sitemap-index.xml`);
  const sitemaps = await rowsOf(index, 'sitemapindex', 'sitemap');
  const addresses: string[] = [];
  for (const { loc } of sitemaps)
    addresses.push(...(await rowsOf(loc, 'urlset', 'url')).map((row) => row.loc));
  expect(addresses.length).toBeGreaterThan(30);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) {
    const response = await visit(new URL(address).pathname);
    expect(response.status, address).toBe(200);
    expect(await response.text()).toContain(`<link rel="canonical" href="${address}"`);
  }
});

test.each(['posts-0', 'posts-2', 'posts-01', 'posts-999999', 'pages-1', 'x', '%00', '..%2Fposts-1'])(
  'a sitemap that is not in the index does not exist: %s',
  async (part) => {
    const { status } = await visit(`/sitemap-${part}.xml`);
    expect([400, 404]).toContain(status);
  },
);

test('the schema refuses what the protocol does', async () => {
  const index = await (await visit('/sitemap-index.xml')).text();
  const posts = await (await visit('/sitemap-posts-1.xml')).text();
  const broken: [text: string, from: string | RegExp, to: string][] = [
    [index, '</loc>', '</loc><title>Tea</title>'],
    [index, /<sitemap>.*<\/sitemap>/s, ''],
    [index, 'schemas/sitemap/0.9', 'schemas/sitemap/1.0'],
    [index, /<lastmod>[^<]*/, '<lastmod>yesterday'],
    [index, /<lastmod>[^<]*/, '<lastmod>2026-11-21T10:00:00'],
    [posts, /<loc>[^<]*<\/loc>/, ''],
    [posts, /<loc>[^<]*/, '<loc>/posts/tea'],
    [posts, /<loc>[^<]*/, `<loc>https://tea.example/${'a'.repeat(2048)}`],
    [posts, /<lastmod>[^<]*/, '<lastmod>2026-13-01'],
    [posts, '</loc>', '</loc><changefreq>often</changefreq>'],
    [posts, '</loc>', '</loc><priority>1.1</priority>'],
    [posts, '</loc>', '</loc><loc>https://tea.example/</loc>'],
    [posts, /urlset/g, 'urls'],
    [posts, '<url>', '<url lang="en">'],
  ];
  for (const [text, from, to] of broken) {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(mistakeIn(changed), `${to} for ${from}`).not.toBe('');
  }
});
