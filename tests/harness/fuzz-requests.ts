/** Requests as nobody sends them by accident: known addresses bent in every way, with headers, cookies and queries to match. */
import fc from 'fast-check';
import { PERSONAS, type Persona } from './session.ts';

export interface FuzzRequest {
  readonly persona: Persona;
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Cookies beside those of the persona; `before` in front of them. */
  readonly cookies: { readonly before: string; readonly after: string };
}

const ROUTES = [
  '/',
  '/posts',
  '/tags',
  '/tags/orchard',
  '/authors/ada',
  '/about',
  '/pricing',
  '/sign-in',
  '/sign-up',
  '/account',
  '/team',
  '/search',
  '/rss.xml',
  '/feed.json',
  '/sitemap-index.xml',
  '/llms.txt',
  '/robots.txt',
  '/healthz',
  '/api/posts',
  '/api/me',
  '/api/search',
  '/api/openapi.json',
  '/api/studio/entries',
  '/api/team/invitations',
  '/api/webhooks/clerk',
  '/archive',
  '/archive/2026',
  '/membership',
  '/studio',
  '/teams/x',
  '/sitemap-posts-1.xml',
  '/og/site.png',
  '/media/posts/storing-pears/the-neck.0123456789abcdef.webp',
  '/media/x/y.jpg',
  '/og/x.png',
  '/favicon.svg',
  '/_astro/',
  '/_image',
  '/_server-islands/x',
  '/_actions/x',
  '/404',
  '/500',
  '/__clerk/v1/environment',
];

/** Anything that a request line may hold without ending it. */
const piece = fc.string({
  unit: fc.constantFrom(...'abcXYZ019-._~%/\\;:@&=+$,!*\'()[]{}|^`"<>'),
  maxLength: 12,
});
const encoded = fc
  .string({ unit: 'binary', maxLength: 6 })
  .map((text) => encodeURIComponent(text.toWellFormed()));
const bytes = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 })
  .map((all) => all.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
const odd = fc.oneof(piece, encoded, bytes);

const BENDS: readonly ((path: string, extra: string) => string)[] = [
  (path) => path,
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace('/', '//'),
  (path) => path.replaceAll('/', '%2f'),
  (path) => path.replace(/\/(?=[^/]*$)/, '\\'),
  (path) => `${path}.html`,
  (path) => `${path}.md`,
  (path) => `${path}.json`,
  (path) => `${path}/index`,
  (path) => `/x/..${path}`,
  (path) => `/%2e%2e${path}`,
  (path) => `/.${path}`,
  (path) => path.toUpperCase(),
  (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path) => path.replace(/[a-z]/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`),
  (path) => `/api${path}`,
  (path, extra) => path + extra,
  (path, extra) => `${path}/${extra}`,
  (path, extra) => `/${extra}${path}`,
  (path, extra) => path.slice(0, extra.length * 3) + extra + path.slice(extra.length * 3),
  (_, extra) => `/${extra}`,
];

const QUERIES = [
  'page',
  'q',
  'redirect_url',
  '__clerk_handshake',
  '__clerk_handshake_nonce',
  '__clerk_db_jwt',
  '__clerk_status',
  '__clerk_synced',
  'view-as',
  'draft',
  'preview',
  'utm_source',
  'p',
  's',
];

const HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'origin',
  'purpose',
  'range',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-original-url',
  'x-astro-reroute',
  'x-clerk-auth-status',
  'clerk-proxy-url',
];

const COOKIES = [
  '__session',
  '__session_abcdefgh',
  '__client_uat',
  '__client_uat_abcdefgh',
  '__client',
  '__clerk_handshake',
  '__clerk_handshake_nonce',
  '__clerk_db_jwt',
  '__refresh_abcdefgh',
  'clerk_active_context',
  'gatepost_clerk_down',
  'theme',
];

const VALUES = [
  '',
  '0',
  '1',
  'true',
  '*',
  'document',
  'text/html',
  'application/json',
  'bytes=0-',
  'bytes=9-1,-3',
  '..',
  'eyJh.eyJi.x',
];

const headerValue = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '='), minLength: 200, maxLength: 2_000 }),
);
const cookie = fc
  .tuple(fc.oneof(fc.constantFrom(...COOKIES), piece), fc.oneof(fc.constantFrom(...VALUES), piece, encoded))
  .map(([name, value]) => `${name}=${value}`);

/** @param posts addresses of guarded posts, which are asked for most of all */
export function fuzzRequests(posts: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const path = fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...posts) },
        { weight: 2, arbitrary: fc.constantFrom(...ROUTES) },
      ),
      fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(BENDS.length - 1) }),
      odd,
    )
    .map(([route, bend, extra]) => BENDS[bend]?.(route, extra) ?? route);
  const query = fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...QUERIES), odd), fc.oneof(fc.constantFrom(...VALUES), odd)), {
      maxLength: 3,
    })
    .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
  const cookies = fc.array(cookie, { maxLength: 3 }).map((all) => all.join('; '));
  return fc.record({
    persona: fc.constantFrom(...PERSONAS),
    method: fc.oneof(
      { weight: 8, arbitrary: fc.constant('GET') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'),
      },
    ),
    target: fc.tuple(path, query).map(([where, what]) => requestTarget(what ? `${where}?${what}` : where)),
    headers: fc.dictionary(fc.constantFrom(...HEADERS), headerValue, { maxKeys: 4 }),
    cookies: fc.record({ before: cookies, after: cookies }),
  });
}

/** What Node's client agrees to send: no spaces and nothing outside of ASCII. */
function requestTarget(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '').replace(/#/g, '') || '/';
}
