/** Clerk's Frontend API on this site's own origin, at `/__clerk`, for the instances that are reached through it. */
import { clerkFrontendApiProxy, matchProxyPath } from '@clerk/backend/proxy';
import type { MiddlewareHandler } from 'astro';
import { ownPath } from './return-path.ts';
import type { Settings } from './settings.ts';

/** Marks, for half a minute, a browser whose handshake found Clerk down: its pages are served as to an anonymous reader. */
const DOWN_COOKIE = 'gatepost_clerk_down';
const DOWN_SECONDS = 30;
const HANDSHAKE_PATH = '/v1/client/handshake';

/** Answers `/__clerk/…` by Clerk's own proxy; 404 where the instance is reached directly. */
export function clerkProxy(settings: () => Settings): MiddlewareHandler {
  return async (context, next) => {
    if (context.isPrerendered || !matchProxyPath(context.request)) return next();
    const { clerk, origin } = settings();
    if (!clerk.proxied) return new Response(null, { status: 404 });
    const response = await clerkFrontendApiProxy(context.request, {
      publishableKey: clerk.publishableKey,
      secretKey: clerk.secretKey,
    });
    const failedHandshake = response.status >= 500 && context.url.pathname.endsWith(HANDSHAKE_PATH);
    return failedHandshake ? backToPage(context.url, origin) : response;
  };
}

/** Whether a handshake of this browser failed a moment ago. @param cookies the header `Cookie` */
export function clerkIsDown(cookies: string | null | undefined): boolean {
  return cookies?.includes(`${DOWN_COOKIE}=1`) ?? false;
}

/** A reader on the way to a page must not end on an error of Clerk's: back to the page, signed out for now. */
function backToPage(url: URL, origin: string): Response {
  return new Response(null, {
    status: 307,
    headers: {
      location: ownPath(url.searchParams.get('redirect_url'), origin) ?? '/',
      'set-cookie': `${DOWN_COOKIE}=1; Path=/; Max-Age=${DOWN_SECONDS}; HttpOnly; SameSite=Lax`,
    },
  });
}
