/** The sitemaps against the rules of their protocol, and against the site. */
import { expect, inject, test } from 'vitest';
import { visit } from '../harness/session.ts';
import { readXml } from './readers.ts';

const XMLNS = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/;

type Row = { loc: string; lastmod?: string };

async function rowsOf(
  address: string,
  root: 'sitemapindex' | 'urlset',
  row: 'sitemap' | 'url',
): Promise<Row[]> {
  const response = await visit(new URL(address).pathname);
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  const document = readXml(await response.text()) as Record<string, Record<string, unknown>>;
  expect(Object.keys(document)).toEqual(['?xml', root]);
  const element = document[root] ?? {};
  expect(element['@_xmlns']).toBe(XMLNS);
  expect(Object.keys(element).filter((key) => key !== row && key !== '@_xmlns')).toEqual([]);
  const rows = [element[row]].flat() as Row[];
  for (const { loc, lastmod, ...rest } of rows) {
    expect(rest).toEqual({});
    expect(new URL(loc).origin).toBe(inject('site').origin);
    expect(loc.length).toBeLessThan(2048);
    if (lastmod !== undefined) expect(lastmod).toMatch(DATE);
  }
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
