/** What every request passes, from the outside in: cache headers, the nonce, failures, Clerk's proxy, the session. */
import { sequence } from 'astro:middleware';
import { failures } from '#src/errors/middleware.ts';
import { cacheHeaders } from '#src/session/cache-headers.ts';
import { clerkProxy } from '#src/session/clerk-proxy.ts';
import { sessionMiddleware } from '#src/session/middleware.ts';
import { offerNonce } from '#src/session/nonce.ts';
import { readSettings, type Settings } from '#src/session/settings.ts';
import theme from '#theme';

let read: Settings | undefined;
/** The settings are read at the first request: in development the local Clerk adds its own to the environment. */
const settings = (): Settings =>
  (read ??= readSettings(process.env, theme, import.meta.env.PROD ? 'production' : 'development'));

export const onRequest = sequence(
  cacheHeaders,
  offerNonce,
  failures,
  clerkProxy(settings),
  sessionMiddleware(settings),
);
