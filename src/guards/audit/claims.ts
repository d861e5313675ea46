/** The claims of a session token for somebody who holds exactly this, in the form of Clerk's session tokens (version 2). */
import type { Holdings } from '../content/stand-ins.ts';

/** An organization that is not the site's: in it, plans and features of an organization can be held, and no role counts. */
const OTHER_ORGANIZATION = { id: 'org_gatepost_audit', slg: 'audit', rol: 'member' };

/** @param siteOrgId the organization whose roles and permissions count */
export function claimsFor(
  { plans, features, role, permissions }: Holdings,
  siteOrgId: string,
): Record<string, unknown> {
  const inSite = role !== undefined || permissions.length > 0;
  const inTeam = [...plans, ...features].some((held) => held.startsWith('organization:'));
  const actions = [...new Set(permissions.map((one) => one.split(':')[1] ?? ''))];
  const subjects = [...new Set(permissions.map((one) => one.split(':')[0] ?? ''))];
  // One number for each feature of the organization, whose bits stand for the actions.
  const bits = subjects.map((subject) =>
    permissions
      .filter((one) => one.startsWith(`${subject}:`))
      .reduce((sum, one) => sum + 2 ** actions.indexOf(one.split(':')[1] ?? ''), 0),
  );
  const organization = inSite
    ? {
        id: siteOrgId,
        slg: 'site',
        rol: role ?? 'member',
        ...(bits.length > 0 && { per: actions.join(','), fpm: bits.join(',') }),
      }
    : OTHER_ORGANIZATION;
  return {
    pla: plans.length > 0 ? plans.map(scoped).join(',') : 'u:free_user',
    fea: [...subjects.map((subject) => `o:${subject}`), ...features.map(scoped)].join(','),
    o: inSite || inTeam ? organization : undefined,
  };
}

/** `user:pro` → `u:pro` */
function scoped(held: string): string {
  return `${held.charAt(0)}:${held.slice(held.indexOf(':') + 1)}`;
}
