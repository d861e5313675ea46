/** Who makes the request: Clerk's middleware where there may be a session, a plain anonymous viewer where there is none. */
import { clerkMiddleware } from '@clerk/astro/server';
import { signedOutAuthObject } from '@clerk/backend/internal';
import type { APIContext, MiddlewareHandler } from 'astro';
import { ANONYMOUS } from '#src/access/viewer.ts';
import { clerkIsDown } from './clerk-proxy.ts';
import { frontendApiHost } from './frontend-api.ts';
import type { Settings } from './settings.ts';
import { activeOrganization } from './teams/active-organization.ts';
import { TEAM_PATHS } from './teams/team-page.ts';
import { hasSessionTrace } from './trace.ts';
import { type SessionRules, viewerFromClerk } from './viewer.ts';

/** Pages that mount Clerk's components: Clerk's middleware hands them the publishable key, whoever asks. */
const CLERK_ROUTES = /^\/(?:sign-in|sign-up|account|team|pricing)(?:\/|$)/;

/**
 * Sets `locals.viewer`, `locals.organization`, `locals.auth` and `locals.now`.
 * Pages take the session from cookies only; a bearer token counts under `/api` and nowhere else.
 */
export function sessionMiddleware(settings: () => Settings): MiddlewareHandler {
  let withClerk: MiddlewareHandler | undefined;
  return (context, next) => {
    context.locals.now = Date.now();
    // A prerendered page is made without a request: it has no headers, and no reader.
    if (context.isPrerendered) return anonymously(context, next);
    if (!context.routePattern.startsWith('/api/')) context.request.headers.delete('authorization');
    if (clerkIsDown(context.request)) context.request.headers.delete('cookie');
    if (!needsClerk(context, settings())) return anonymously(context, next);
    withClerk ??= clerkWithViewer(settings);
    return withClerk(context, next);
  };
}

function needsClerk(context: APIContext, { clerk }: Settings): boolean {
  // Keyless, every page shows the notice with which the application can be claimed.
  if (clerk.kind === 'keyless') return true;
  if (CLERK_ROUTES.test(context.routePattern)) return true;
  return hasSessionTrace(context.request);
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
  return clerkMiddleware(
    (auth, context, next) => {
      // Asked for each request: the keys of a keyless application come with the first one.
      context.locals.viewer = viewerFromClerk(auth(), rulesOf(settings()));
      context.locals.organization = activeOrganization(auth(), clerk.siteOrgId);
      return next();
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
}

function rulesOf({ clerk, origin }: Settings): SessionRules {
  const issuers = clerk.publishableKey ? [`https://${frontendApiHost(clerk.publishableKey)}`] : [];
  if (clerk.proxied) issuers.push(`${origin}/__clerk`);
  return { siteOrgId: clerk.siteOrgId, issuers };
}
