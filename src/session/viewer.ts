/** From Clerk's auth object to a viewer: each question becomes one call of Clerk's `has()`, with its scope. */
import { ANONYMOUS, type Question, type Viewer } from '#src/access/viewer.ts';

/** The part of Clerk's session auth object that a viewer is made of. */
export interface ClerkAuth {
  readonly userId: string | null | undefined;
  readonly orgId?: string | null | undefined;
  readonly orgSlug?: string | null | undefined;
  readonly orgRole?: string | null | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: Clerk's parameter is a union of generics that a plain object cannot meet.
  readonly has: (params: any) => boolean;
}

/**
 * @param auth what Clerk says of the request; pending and machine sessions come as signed out
 * @param siteOrgId the site's own organization: only while it is active do roles and permissions count
 */
export function viewerFromClerk(auth: ClerkAuth, siteOrgId: string | undefined): Viewer {
  if (!auth.userId) return ANONYMOUS;
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

/** One question in the form that Clerk's `has()` takes; a plan or feature is asked for with its payer's scope. */
function toClerk(question: Question): Record<string, string> {
  if ('role' in question) return { role: `org:${question.role}` };
  if ('permission' in question) return { permission: `org:${question.permission}` };
  const scope = question.payer === 'organization' ? 'org' : 'user';
  return 'plan' in question
    ? { plan: `${scope}:${question.plan}` }
    : { feature: `${scope}:${question.feature}` };
}
