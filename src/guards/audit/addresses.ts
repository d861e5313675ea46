/** Which addresses an audit asks for: well-known ones, every route of the build, and whatever an answer refers to. */
import type { WrittenEntry } from '../content/read-entries.ts';
import { decodeEntities } from './letters.ts';

/** Where sites are used to keep things, whether this one does or not. */
export const WELL_KNOWN = [
  ...[
    '/',
    '/posts',
    '/tags',
    '/series',
    '/search',
    '/pricing',
    '/sign-in',
    '/sign-up',
    '/account',
    '/team',
    '/healthz',
  ],
  ...['/robots.txt', '/sitemap.xml', '/sitemap-index.xml', '/sitemap-0.xml', '/llms.txt', '/llms-full.txt'],
  ...['/rss.xml', '/atom.xml', '/feed.xml', '/feed.json', '/index.xml', '/posts/rss.xml', '/index.json'],
  ...['/api', '/api/posts', '/api/entries', '/api/search', '/api/me', '/search.json', '/search-index.json'],
  ...['/pagefind/pagefind.js', '/manifest.webmanifest', '/favicon.svg', '/_image', '/_server-islands/Wall'],
  // Errors, in each of their kinds.
  ...[
    '/404',
    '/500',
    '/no-such-page',
    '/posts/no-such-post',
    '/api/no-such-thing',
    '/media/no-such-file.jpg',
  ],
  ...['/posts/%E0%A4%A', '/posts/..%2f..%2fetc', '/posts/%00', '/posts//', '/.env', '/src/library/index.ts'],
];

/** Other forms that an entry may have. */
const FORMS = [
  '',
  '.md',
  '.mdx',
  '.json',
  '.txt',
  '.xml',
  '.html',
  '/index.md',
  '/index.html',
  '/rss.xml',
  '/opengraph.png',
];

const PREFIXES = ['/api/', '/api/entries/', '/og/', '/media/'];

/** What a browser says when it fetches ahead, and what tools say that want another form. */
export const VARIANTS: readonly (readonly [name: string, headers: Record<string, string>])[] = [
  ['prefetch', { 'sec-purpose': 'prefetch', purpose: 'prefetch', 'x-moz': 'prefetch' }],
  ['prerender', { 'sec-purpose': 'prefetch;prerender' }],
  ['as Markdown', { accept: 'text/markdown' }],
  ['as JSON', { accept: 'application/json' }],
];

/** A way to write the address of an entry: its page, its page with an ending, a route of the build. */
export type Form = (entry: Pick<WrittenEntry, 'collection' | 'id'>) => string;

/** Every form in which an entry could be found, on this site or another. */
export function formsFor(patterns: readonly string[]): Form[] {
  return [
    ...FORMS.map(
      (ending): Form =>
        (entry) =>
          pageOf(entry) + ending,
    ),
    ...PREFIXES.map(
      (prefix): Form =>
        ({ collection, id }) =>
          `${prefix}${collection}/${id}`,
    ),
    ...patterns
      .filter((pattern) => pattern.includes('['))
      .map(
        (pattern): Form =>
          ({ collection, id }) =>
            fill(pattern, collection, id),
      ),
  ];
}

export function pageOf({ collection, id }: Pick<WrittenEntry, 'collection' | 'id'>): string {
  return collection === 'posts' ? `/posts/${id}` : `/${id}`;
}

/** `/posts/[...id].md` for an entry: the last gap is its id, one before it its collection. */
function fill(pattern: string, collection: string, id: string): string {
  const gaps = pattern.match(/\[[^\]]*\]/g) ?? [];
  let index = 0;
  return pattern.replace(/\[[^\]]*\]/g, () => (++index === gaps.length ? id : collection));
}

/** Anything in an answer that looks like an address: attributes, strings, elements of XML, `url(…)`. */
const ADDRESSES = [
  /\s(?:href|src|srcset|action|formaction|poster)\s*=\s*["']([^"']+)["']/gi,
  /["'(`>\s](\/[\w%.~/@:+-][^"'()`<>\s\\]*)/g,
  /<(?:loc|link|guid|url)[^>]*>([^<]+)</gi,
  /["'(`>\s](https?:\/\/[^"'()`<>\s\\]+)/g,
];

/** @returns paths of this site, with their query */
export function addressesIn(text: string, base: string): string[] {
  const { origin } = new URL(base);
  const found = new Set<string>();
  for (const pattern of ADDRESSES) {
    for (const [, listed = ''] of text.matchAll(pattern)) {
      for (const one of decodeEntities(listed).split(/,\s+/)) {
        const written = one.trim().split(/\s/)[0] ?? '';
        const url = URL.canParse(written, base) ? new URL(written, base) : undefined;
        const address = url?.origin === origin ? url.pathname + url.search : '';
        if (address && !isForeign(address)) found.add(address);
      }
    }
  }
  return [...found];
}

/** Clerk's own API and scripts, which know nothing of entries; and ways back that lead to ways back. */
function isForeign(address: string): boolean {
  return address.startsWith('/__clerk') || address.split('redirect_url').length > 2 || address.length > 500;
}
