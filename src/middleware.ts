/**
 * What every request passes, from the outside in: cache headers, what may be kept, the nonce, failures, Clerk's proxy, the session. The
 * index of search is begun at the first.
 */
import { sequence } from 'astro:middleware';
import { failures } from '#src/errors/middleware.ts';
import { searchInBackground } from '#src/outlets/search/in-background.ts';
import { cacheHeaders } from '#src/session/cache-headers.ts';
import { clerkProxy } from '#src/session/clerk-proxy.ts';
import { currentSettings } from '#src/session/current-settings.ts';
import { mayBeKept } from '#src/session/keeping.ts';
import { sessionMiddleware } from '#src/session/middleware.ts';
import { offerNonce } from '#src/session/nonce.ts';

export const onRequest = sequence(
  cacheHeaders,
  // Only a server that keeps pages needs the library here.
  mayBeKept(async (now) => (await import('#src/library/index.ts')).nextChange(now)),
  offerNonce,
  failures,
  clerkProxy(currentSettings),
  sessionMiddleware(currentSettings),
  searchInBackground,
);
