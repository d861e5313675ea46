/** What every request passes, from the outside in: cache headers, the nonce, failures, Clerk's proxy, the session; the index of search is begun at the first. */
import { sequence } from 'astro:middleware';
import { failures } from '#src/errors/middleware.ts';
import { searchInBackground } from '#src/outlets/search/in-background.ts';
import { cacheHeaders } from '#src/session/cache-headers.ts';
import { clerkProxy } from '#src/session/clerk-proxy.ts';
import { currentSettings } from '#src/session/current-settings.ts';
import { sessionMiddleware } from '#src/session/middleware.ts';
import { offerNonce } from '#src/session/nonce.ts';

export const onRequest = sequence(
  cacheHeaders,
  offerNonce,
  failures,
  clerkProxy(currentSettings),
  sessionMiddleware(currentSettings),
  searchInBackground,
);
