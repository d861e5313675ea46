/**
 * `/sitemap-index.xml` and the sitemaps that it names (https://www.sitemaps.org/protocol.html). They hold what everybody
 * may know of, whoever asks: a sitemap is for machines that have no account.
 */
import type { APIContext } from 'astro';
import { ANONYMOUS } from '#src/access/viewer.ts';
import {
  type Asking,
  type Card,
  listAuthors,
  listCards,
  listPages,
  listSeries,
  listTopics,
} from '#src/library/index.ts';
import { answer } from '../answer.ts';
import { changedAt } from '../changed.ts';
import { escapeText } from '../escape-text.ts';

/** The protocol allows 50,000 addresses and 50 MB; a smaller file is fetched again sooner. */
const ADDRESSES_PER_SITEMAP = 10_000;
const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const TYPE = 'application/xml; charset=utf-8';

interface Address {
  readonly path: string;
  readonly changed?: Date;
}

/** The index: one sitemap for what lists and pages there are, and as many as the posts need. */
export async function sitemapIndex(context: APIContext): Promise<Response> {
  const posts = await listCards(asEverybody(context));
  const count = Math.ceil(posts.length / ADDRESSES_PER_SITEMAP);
  const parts = ['pages', ...Array.from({ length: count }, (_, index) => `posts-${index + 1}`)];
  const changed = changedAt(posts, context.locals.now);
  const rows = parts.map((part) => {
    const loc = `<loc>${escapeText(`${context.url.origin}/sitemap-${part}.xml`)}</loc>`;
    return `<sitemap>${loc}<lastmod>${new Date(changed).toISOString()}</lastmod></sitemap>`;
  });
  return xml(context, `<sitemapindex ${XMLNS}>${rows.join('\n')}</sitemapindex>`, changed);
}

/** One sitemap: `pages`, or `posts-<n>` counted from 1; 404 for any other part. */
export async function sitemap(context: APIContext, part: string | undefined): Promise<Response> {
  const posts = await listCards(asEverybody(context));
  const addresses = part === 'pages' ? await listAddresses(context) : postAddresses(posts, part);
  if (!addresses || addresses.length === 0)
    return new Response('There is no such sitemap.\n', { status: 404 });
  const rows = addresses.map(({ path, changed }) => {
    const loc = `<loc>${escapeText(new URL(path, context.url.origin).href)}</loc>`;
    return `<url>${loc}${changed ? `<lastmod>${changed.toISOString().slice(0, 10)}</lastmod>` : ''}</url>`;
  });
  return xml(context, `<urlset ${XMLNS}>${rows.join('\n')}</urlset>`, changedAt(posts, context.locals.now));
}

function postAddresses(posts: readonly Card[], part: string | undefined): Address[] | undefined {
  const number = /^posts-([1-9]\d{0,4})$/.exec(part ?? '')?.[1];
  if (!number) return undefined;
  const end = Number(number) * ADDRESSES_PER_SITEMAP;
  return posts.slice(end - ADDRESSES_PER_SITEMAP, end).map(({ url, pubDate, updatedDate }) => ({
    path: url,
    changed: updatedDate ?? pubDate,
  }));
}

async function listAddresses(context: APIContext): Promise<Address[]> {
  const asking = asEverybody(context);
  const [pages, topics, series, authors] = await Promise.all([
    listPages(asking),
    listTopics(asking),
    listSeries(asking),
    listAuthors(),
  ]);
  const lists = ['/', '/posts', '/tags', '/authors', '/series', '/archive'];
  const paths = [
    ...lists,
    ...topics.map(({ href }) => href),
    ...series.map(({ href }) => href),
    ...authors.map(({ id }) => `/authors/${id}`),
    ...pages.map(({ url }) => url),
  ];
  return paths.map((path) => ({ path }));
}

function asEverybody({ locals: { now } }: APIContext): Asking {
  return { viewer: ANONYMOUS, now };
}

function xml(context: APIContext, root: string, changed: number): Response {
  return answer(context, { body: `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`, type: TYPE, changed });
}
