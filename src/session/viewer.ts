/** From Clerk's auth object to a viewer: each question becomes one call of Clerk's `has()`, with its scope. */
import { ANONYMOUS, type Question, type Viewer } from '#src/access/viewer.ts';

/** The part of Clerk's session auth object that a viewer is made of. */
export interface ClerkAuth {
  readonly userId: string | null | undefined;
  readonly sessionId?: string | null | undefined;
  readonly sessionClaims?: { readonly iss?: unknown } | null | undefined;
  readonly orgId?: string | null | undefined;
  readonly orgSlug?: string | null | undefined;
  readonly orgRole?: string | null | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: Clerk's parameter is a union of generics that a plain object cannot meet.
  readonly has: (params: any) => boolean;
}

/** What of the settings says whose session counts, and where. */
export interface SessionRules {
  /** The site's own organization: only while it is active do roles and permissions count. */
  readonly siteOrgId: string | undefined;
  /** Who may have issued a session token: Clerk's Frontend API, under its own name or through this site. */
  readonly issuers: readonly string[];
}

/**
 * @param auth what Clerk says of the request; pending and machine sessions come as signed out
 */
export function viewerFromClerk(auth: ClerkAuth, { siteOrgId, issuers }: SessionRules): Viewer {
  if (!auth.userId || !isSession(auth, issuers)) return ANONYMOUS;
  const inSiteOrganization = Boolean(siteOrgId) && auth.orgId === siteOrgId;
  return {
    signedIn: true,
    holds: (question) => {
      if ('role' in question || 'permission' in question)
        return inSiteOrganization && auth.has(toClerk(question)) === true;
      return auth.has(toClerk(question)) === true;
    },
  };
}

/**
 * Tokens of a JWT template carry the same signature, and claims that a template may copy from what a reader can write;
 * only a session token belongs to a session. Clerk itself does not compare the issuer.
 */
function isSession({ userId, sessionId, sessionClaims }: ClerkAuth, issuers: readonly string[]): boolean {
  return (
    /^user_/.test(userId ?? '') && /^sess_/.test(sessionId ?? '') && issuers.includes(`${sessionClaims?.iss}`)
  );
}

/** One question in the form that Clerk's `has()` takes; a plan or feature is asked for with its payer's scope. */
function toClerk(question: Question): Record<string, string> {
  if ('role' in question) return { role: `org:${question.role}` };
  if ('permission' in question) return { permission: `org:${question.permission}` };
  const scope = question.payer === 'organization' ? 'org' : 'user';
  return 'plan' in question
    ? { plan: `${scope}:${question.plan}` }
    : { feature: `${scope}:${question.feature}` };
}
