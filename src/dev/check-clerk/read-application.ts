/** Asks a Clerk application, through its Backend API, for what theme.config.ts speaks of. */
import type { ClerkClient } from '@clerk/backend';
import { readSoldPlans } from '#src/session/sold-plans.ts';
import type { Application } from './findings.ts';

const PAGE = 100;

/**
 * @param siteOrgId `CLERK_SITE_ORG_ID`
 * @throws when the keys are refused
 */
export async function readApplication(
  clerk: ClerkClient,
  siteOrgId: string | undefined,
): Promise<Application> {
  // One question that every application answers: wrong keys end here, with Clerk's own words.
  await clerk.users.getCount();
  const [plans, roles, organization] = await Promise.all([
    readSoldPlans(clerk).catch(() => undefined),
    clerk.organizationRoles.getOrganizationRoleList({ limit: PAGE }).catch(() => undefined),
    siteOrgId
      ? clerk.organizations.getOrganization({ organizationId: siteOrgId }).catch(() => undefined)
      : undefined,
  ]);
  return {
    plans,
    roles: roles?.data.map(({ key, permissions }) => ({
      key: bare(key),
      permissions: permissions.map((permission) => bare(permission.key)),
    })),
    siteOrganization: organization && { id: organization.id, name: organization.name },
  };
}

const bare = (key: string) => key.replace(/^org:/, '');
