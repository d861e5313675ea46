/** Who makes the request: Clerk's middleware where there may be a session, a plain anonymous viewer where there is none. */
import { clerkMiddleware } from '@clerk/astro/server';
import { signedOutAuthObject } from '@clerk/backend/internal';
import type { APIContext, MiddlewareHandler } from 'astro';
import { ANONYMOUS } from '#src/access/viewer.ts';
import { clerkIsDown } from './clerk-proxy.ts';
import { frontendApiHost } from './frontend-api.ts';
import { beAnyWhoAnswers, siteAnswers } from './keeping.ts';
import type { Settings } from './settings.ts';
import { activeOrganization } from './teams/active-organization.ts';
import { TEAM_PATHS } from './teams/team-page.ts';
import { hasSessionTrace } from './trace.ts';
import { type SessionRules, viewerFromClerk } from './viewer.ts';

/** Pages that mount Clerk's components: Clerk's middleware hands them the publishable key, whoever asks. */
const CLERK_ROUTES = /^\/(?:sign-in|sign-up|account|team|pricing)(?:\/|$)/;

const PAGE = 'text/html';
/** Clerk writes the session into what is exactly of the first type, and leaves the second alone. */
const UNTOUCHED = `${PAGE}; charset=utf-8`;

/**
 * Sets `locals.viewer`, `locals.organization`, `locals.auth` and `locals.now`.
 * Pages take the session from cookies only; a bearer token counts under `/api` and nowhere else.
 */
export function sessionMiddleware(settings: () => Settings): MiddlewareHandler {
  let withClerk: MiddlewareHandler | undefined;
  return (context, next) => {
    const { locals, request } = context;
    locals.now = Date.now();
    // A prerendered page is made without a request: it has no headers, and no reader.
    if (context.isPrerendered || locals.keeping?.answers === '') return anonymously(context, next);
    if (locals.keeping) {
      beAnyWhoAnswers(context, locals.keeping.answers);
      return next();
    }
    if (!context.routePattern.startsWith('/api/')) request.headers.delete('authorization');
    if (clerkIsDown(request.headers.get('cookie'))) request.headers.delete('cookie');
    if (!needsClerk(context, settings())) return anonymously(context, next);
    withClerk ??= clerkWithViewer(settings);
    return withClerk(context, next);
  };
}

function needsClerk(context: APIContext, { clerk }: Settings): boolean {
  return mountsClerk(context, clerk) || hasSessionTrace(context.request);
}

/** Keyless, every page shows the notice with which the application can be claimed. */
function mountsClerk({ routePattern }: APIContext, { kind }: Settings['clerk']): boolean {
  return kind === 'keyless' || CLERK_ROUTES.test(routePattern);
}

const anonymously: MiddlewareHandler = (context, next) => {
  beAnonymous(context);
  return next();
};

/** What Clerk's own middleware would set for a signed-out request, so that Clerk's components render their signed-out form. */
function beAnonymous(context: APIContext): void {
  context.locals.viewer = ANONYMOUS;
  context.locals.withoutClerk = true;
  context.locals.auth = (() => ({
    ...signedOutAuthObject(),
    redirectToSignIn: undefined,
  })) as unknown as typeof context.locals.auth;
  context.locals.currentUser = async () => null;
}

function clerkWithViewer(settings: () => Settings): MiddlewareHandler {
  const { clerk, origin } = settings();
  const withClerk = clerkMiddleware(
    async (auth, context, next) => {
      const { locals } = context;
      // Asked for each request: the keys of a keyless application come with the first one.
      locals.viewer = viewerFromClerk(auth(), rulesOf(settings()));
      locals.organization = activeOrganization(auth(), clerk.siteOrgId);
      if (await answeredInFront(context)) return new Response(null, { status: 204 });
      const response = await next();
      if (!mountsClerk(context, clerk)) retype(response, PAGE, UNTOUCHED);
      return response;
    },
    {
      ...(clerk.kind !== 'keyless' && {
        publishableKey: clerk.publishableKey,
        secretKey: clerk.secretKey,
      }),
      authorizedParties: [origin],
      organizationSyncOptions: { organizationPatterns: TEAM_PATHS },
      ...(clerk.jwtKey && { jwtKey: clerk.jwtKey }),
    },
  );
  return async (context, next) => {
    const response = (await withClerk(context, next)) as Response;
    retype(response, UNTOUCHED, PAGE);
    return response;
  };
}

function retype({ headers }: Response, from: string, to: string): void {
  if (headers.get('content-type') === from) headers.set('content-type', to);
}

/**
 * Tells the server in front whom Clerk has recognised, and lets it answer with a page that it keeps. Only for a session that rests on
 * these very cookies: what Clerk has refreshed, or taken from a handshake, goes the whole way.
 */
async function answeredInFront({ locals, request }: APIContext): Promise<boolean> {
  const { front, viewer, authToken } = locals;
  const { sessionClaims } = locals.auth();
  const token = typeof authToken === 'string' ? authToken : '';
  if (!front || !viewer.signedIn || !sessionClaims || !token) return false;
  if (!request.headers.get('cookie')?.includes(token)) return false;
  const answers = siteAnswers(viewer);
  front.recognise(answers, sessionClaims.exp * 1000);
  return front.answer(answers);
}

function rulesOf({ clerk, origin }: Settings): SessionRules {
  const issuers = clerk.publishableKey ? [`https://${frontendApiHost(clerk.publishableKey)}`] : [];
  if (clerk.proxied) issuers.push(`${origin}/__clerk`);
  return { siteOrgId: clerk.siteOrgId, issuers };
}
