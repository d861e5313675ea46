/** What every request passes, from the outside in: cache headers, Clerk's proxy, the session. */
import { sequence } from 'astro:middleware';
import { cacheHeaders } from '#src/session/cache-headers.ts';
import { clerkProxy } from '#src/session/clerk-proxy.ts';
import { currentSettings } from '#src/session/current-settings.ts';
import { sessionMiddleware } from '#src/session/middleware.ts';

export const onRequest = sequence(
  cacheHeaders,
  clerkProxy(currentSettings),
  sessionMiddleware(currentSettings),
);
