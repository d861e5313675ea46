/**
 * The Content-Security-Policy of every answer: one for pages, under which Clerk's components work, and a closed one for
 * everything else. What Clerk needs is taken from https://clerk.com/docs/guides/secure/best-practices/csp-headers.
 */
import { frontendApiHost } from '#src/session/frontend-api.ts';
import type { Settings } from '#src/session/settings.ts';
import type { ExternalHosts } from '#src/theme/external-hosts.ts';

type Directives = Readonly<Record<string, readonly string[]>>;

const CLOSED: Directives = {
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/**
 * For answers that are no pages: files, feeds, JSON, redirects. When opened by themselves they run nothing;
 * images, sound and their own styles are shown.
 */
export const FILE_POLICY = write({
  'default-src': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'media-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  ...CLOSED,
});

/** A hash or a nonce, as Astro and the session room name the scripts of a page. */
const NAMED = /'(?:sha(?:256|384|512)|nonce)-[^']+'/g;

/**
 * @param known hashes that need no mention, because they belong to files that `'self'` allows
 * @param external hosts of the theme from which posts may show something
 * @returns makes the policy of a page from the one that Astro wrote for it, of which only the named scripts are kept
 */
export function pagePolicy(
  settings: Settings,
  known: ReadonlySet<string>,
  external: ExternalHosts,
): (fromAstro: string) => string {
  const { scripts, connections, ...clerk } = sourcesOf(settings);
  const images = [...clerk.images, ...external.images.map(onHttps)];
  const frames = [...clerk.frames, ...external.frames.map(onHttps)];
  return (fromAstro) => {
    const scriptSrc = /(?:^|;)\s*script-src ([^;]*)/.exec(fromAstro)?.[1] ?? '';
    const named = (scriptSrc.match(NAMED) ?? []).filter((source) => !known.has(source));
    return write({
      'default-src': ["'none'"],
      'script-src': ["'self'", ...scripts, ...named],
      // Clerk's components style themselves with inline rules, and code blocks carry style attributes.
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:', ...images],
      'font-src': ["'self'"],
      'media-src': ["'self'", ...external.media.map(onHttps)],
      'connect-src': ["'self'", ...connections, ...settings.otherBackends],
      'frame-src': frames.length > 0 ? frames : ["'none'"],
      // clerk-js keeps its token fresh in a worker that it makes from a blob.
      'worker-src': ["'self'", 'blob:'],
      'manifest-src': ["'self'"],
      'object-src': ["'none'"],
      ...CLOSED,
      'form-action': ["'self'"],
      ...(settings.origin.startsWith('https:') && { 'upgrade-insecure-requests': [] }),
    });
  };
}

/** The hosts that a real instance of Clerk needs: its Frontend API unless proxied, avatars, the bot check, and Stripe for payments. */
function sourcesOf({ clerk }: Settings) {
  if (clerk.kind === 'local') return { scripts: [], connections: [], images: [], frames: [] };
  const api = clerk.proxied ? [] : [`https://${frontendApiHost(clerk.publishableKey)}`];
  const botCheck = 'https://challenges.cloudflare.com';
  const stripe = ['https://js.stripe.com', 'https://*.js.stripe.com'];
  return {
    scripts: [...api, botCheck, ...stripe, 'https://maps.googleapis.com'],
    connections: [...api, 'https://api.stripe.com', 'https://maps.googleapis.com'],
    images: ['https://img.clerk.com'],
    frames: [botCheck, ...stripe, 'https://hooks.stripe.com'],
  };
}

const onHttps = (host: string): string => `https://${host}`;

function write(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
