/** What the wall may offer a signed-in reader once their plans and organizations are known, which happens in the browser. */
import type { Access } from '#src/access/rule.ts';
import type { Theme } from './schema.ts';

/** A plan that the reader may have without being let in, and the sentence for that reader. */
export interface Upgrade {
  /** As Clerk's `has()` is asked: "user:supporter". */
  readonly plan: string;
  readonly text: string;
}

export interface Offers {
  readonly upgrades: readonly Upgrade[];
  /** Roles and permissions, as Clerk names them, that count in the site's own organization. */
  readonly staff?: { organization: string; roles: readonly string[]; permissions: readonly string[] };
  /** Plans and features of organizations, as a session token names them: "o:team". */
  readonly teamPlans: readonly string[];
  readonly teamFeatures: readonly string[];
  readonly words: {
    readonly switchText: string;
    readonly switchTo: string;
    readonly join: string;
    readonly joinText: string;
  };
}

/** The names that an `access` speaks of, by their kind. */
export function namesIn(need: Access): {
  plans: string[];
  roles: string[];
  permissions: string[];
  features: string[];
} {
  const names = {
    plans: [] as string[],
    roles: [] as string[],
    permissions: [] as string[],
    features: [] as string[],
  };
  const gather = (term: Access): void => {
    if (typeof term === 'string') return;
    if ('plan' in term) names.plans.push(...[term.plan].flat());
    if ('role' in term) names.roles.push(term.role);
    if ('permission' in term) names.permissions.push(term.permission);
    if ('feature' in term) names.features.push(term.feature);
    if ('any' in term) term.any.forEach(gather);
    if ('all' in term) term.all.forEach(gather);
  };
  gather(need);
  return names;
}

/**
 * @param need what a decision is missing
 * @param upgrades made by the caller, who can count entries
 * @param siteOrgId the site's own organization, when it is configured
 */
export function wallOffers(
  need: Access,
  theme: Theme,
  upgrades: readonly Upgrade[],
  siteOrgId?: string,
): Offers {
  const { plans, roles, permissions, features } = namesIn(need);
  const { words } = theme;
  const teams = plans.filter((id) => theme.plans[id]?.payer === 'organization');
  const teamFeatures = features.filter((id) => theme.features[id]?.payer === 'organization');
  return {
    upgrades,
    ...(siteOrgId &&
      roles.length + permissions.length > 0 && {
        staff: {
          organization: siteOrgId,
          roles: [...roles, ...rolesWith(permissions, theme)].map((role) => `org:${role}`),
          permissions: permissions.map((name) => `org:${name}`),
        },
      }),
    teamPlans: teams.map((id) => `o:${id}`),
    teamFeatures: teamFeatures.map((id) => `o:${id}`),
    words: {
      switchText: words.wallSwitch,
      switchTo: words.switchTo,
      join: words.join,
      joinText: words.wallJoin,
    },
  };
}

function rolesWith(permissions: readonly string[], { roles }: Theme): string[] {
  return Object.entries(roles)
    .filter(([, role]) => role.permissions.some((name) => permissions.includes(name)))
    .map(([id]) => id);
}
