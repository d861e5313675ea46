/** All routes of the local Clerk in one router: the two APIs, the scripts, the control endpoint. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { methodOverride } from 'hono/method-override';
import { backendApi } from './backend/index.ts';
import type { BundleOptions } from './bundle-download.ts';
import { controlRoutes, type Fault, faultInjection } from './control.ts';
import { ClerkError, notFound } from './errors.ts';
import type { FrontendEnv } from './frontend/browser.ts';
import { frontendApi } from './frontend/index.ts';
import type { Instance } from './instance.ts';
import { settle } from './model/clockwork.ts';
import { scriptRoutes } from './scripts.ts';
import type { Webhooks } from './webhooks.ts';

const BACKEND = '/backend';
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export interface AppParts {
  instance: Instance;
  webhooks: Webhooks;
  bundles: BundleOptions;
  /** keeps what a request has changed */
  save: () => void;
}

export function createApp({ instance, webhooks, bundles, save }: AppParts): Hono<FrontendEnv> {
  const faults: Fault[] = [];
  const app = new Hono<FrontendEnv>({ getPath: routePath });
  app.onError((error, c) => {
    if (error instanceof ClerkError) return c.json({ errors: error.errors }, error.status);
    bundles.log?.(`The local Clerk failed on ${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`);
    const { errors } = new ClerkError(500, 'internal_error', `The local Clerk failed: ${error.message}`);
    return c.json({ errors }, 500);
  });
  app.notFound((c) => {
    const error = notFound(`endpoint: ${c.req.method} ${c.req.path}`);
    return c.json({ errors: error.errors }, 404);
  });

  app.use(async (c, next) => {
    // A page elsewhere may point a name of its own at this machine; it does not get an answer.
    return LOOPBACK.test(c.req.header('host') ?? '') ? next() : c.text('Not here.', 403);
  });
  // clerk-js sends every change as a POST and names the method that it means in the query.
  // A development instance is on a site of its own, whose answers a browser hands on only when told.
  if (instance.identity.kind === 'development')
    app.use(cors({ origin: (origin) => origin, credentials: true, exposeHeaders: ['authorization'] }));
  app.use(methodOverride({ app, query: '_method' }));
  app.use(faultInjection(faults));
  app.route('/', scriptRoutes(bundles));
  app.use(async (c, next) => {
    settle(instance);
    await next();
    save();
    c.header('cache-control', 'no-store');
  });
  app.route('/_control', controlRoutes(instance, faults, webhooks));
  app.use(async (c, next) => {
    c.set('instance', instance);
    await next();
  });
  app.route('/v1', frontendApi);
  app.route(`${BACKEND}/v1`, backendApi);
  return app;
}

/**
 * Clerk's two APIs share paths on one address here; whoever brings a key means the Backend API.
 * clerk-js calls one path with a slash at its end, which counts for nothing.
 */
function routePath(request: Request): string {
  const path = new URL(request.url).pathname.replace(/(?<=.)\/$/, '');
  return request.headers.has('authorization') ? `${BACKEND}${path}` : path;
}
