/** The organization that a session is working in. Only the session says which: no path, query or body is asked. */
import type { ClerkAuth } from '../viewer.ts';

export interface ActiveOrganization {
  /** The site's own, whose roles are the staff's; or a customer's team. */
  readonly kind: 'site' | 'team';
  readonly id: string;
  /** As it stands in `/teams/<slug>`; undefined where the Clerk instance has slugs switched off. */
  readonly slug: string | undefined;
  /** Whether the reader manages its members. Clerk's own permissions (`org:sys_…`) are in no token, so this is a role. */
  readonly isAdmin: boolean;
}

/**
 * @param auth what Clerk says of the request; pending and machine sessions come as signed out
 * @param siteOrgId the site's own organization; without it every organization is a team
 */
export function activeOrganization(
  auth: ClerkAuth,
  siteOrgId: string | undefined,
): ActiveOrganization | undefined {
  if (!auth.userId || !auth.orgId) return undefined;
  return {
    kind: siteOrgId && auth.orgId === siteOrgId ? 'site' : 'team',
    id: auth.orgId,
    slug: auth.orgSlug ?? undefined,
    isAdmin: auth.orgRole === 'org:admin',
  };
}
