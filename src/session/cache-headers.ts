/** Cache headers by audience: only what a page declared to be everybody's, and was rendered for nobody in particular, is shared. */
import type { APIContext, MiddlewareHandler } from 'astro';

const PRIVATE = 'private, no-store';
const PUBLIC = /\bpublic\b/;
/** Shared caches keep a public page for a minute; browsers ask again each time. */
const SHARED = 'public, max-age=0, s-maxage=60, must-revalidate';

/**
 * The outermost step: sets `Cache-Control` and `Vary` on every response that is rendered on demand and has none of its own; one that
 * sets a cookie is never public. A page asks for sharing with `locals.shareable = true`; anything about a person takes it back.
 */
export const cacheHeaders: MiddlewareHandler = async (context, next) => {
  const response = await next();
  if (context.isPrerendered) return response;
  const own = response.headers.get('cache-control');
  if (own !== null) {
    if (PUBLIC.test(own) && leavesCookies(context, response)) {
      response.headers.set('cache-control', own.replace(PUBLIC, 'private'));
      response.headers.append('vary', 'Cookie');
    }
    return response;
  }
  const shared =
    context.locals.shareable === true &&
    // Clerk writes what it knows of a session into every page that it touches, signed out or not.
    context.locals.withoutClerk === true &&
    !context.locals.nonceUsed &&
    // A 304 renews what a cache has kept, headers included.
    (response.status === 200 || response.status === 304) &&
    !leavesCookies(context, response);
  response.headers.set('cache-control', shared ? SHARED : PRIVATE);
  response.headers.append('vary', 'Cookie');
  return response;
};

/** Whether an answer sets a cookie, by a header or by Astro's own means. */
export function leavesCookies({ cookies }: Pick<APIContext, 'cookies'>, { headers }: Response): boolean {
  return headers.has('set-cookie') || cookies.headers().next().done !== true;
}
