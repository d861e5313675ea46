/** What differs between theme.config.ts and a Clerk application, in sentences that say where to mend it. */
import { suggestion } from '#src/access/suggest.ts';
import type { SoldPlan } from '#src/session/sold-plans.ts';
import { heldPlan } from '#src/theme/plans.ts';
import type { Theme } from '#src/theme/schema.ts';

/** What the Backend API tells of an application; undefined for what it does not tell. */
export interface Application {
  readonly plans: readonly SoldPlan[] | undefined;
  /** Without "org:". */
  readonly roles: readonly { key: string; permissions: readonly string[] }[] | undefined;
  /** The organization of CLERK_SITE_ORG_ID, if it exists. */
  readonly siteOrganization: { id: string; name: string } | undefined;
}

const BUILT_IN_ROLES = ['admin', 'member'];

export function findings(theme: Theme, application: Application): string[] {
  return [
    ...planFindings(theme, application.plans),
    ...roleFindings(theme, application.roles),
    ...organizationFindings(theme, application),
  ];
}

function planFindings(theme: Theme, plans: Application['plans']): string[] {
  if (!plans) return ['Clerk does not tell its plans: is Billing enabled in the dashboard?'];
  const found: string[] = [];
  for (const [id, { payer }] of Object.entries(theme.plans)) {
    const sold = plans.find((plan) => plan.slug === id && plan.payer === payer);
    if (!sold) {
      const elsewhere = plans.find((plan) => plan.slug === id);
      const names = plans.filter((plan) => !plan.isDefault).map(({ slug }) => slug);
      found.push(
        elsewhere
          ? `plans.${id} is for payer "${payer}", but Clerk sells it to payer "${elsewhere.payer}". Change one of them.`
          : `plans.${id} does not exist in Clerk: nobody can buy it. ${suggestion(id, names, "Clerk's plans")}`,
      );
      continue;
    }
    if (!sold.visible)
      found.push(`plans.${id} is not publicly visible in Clerk: the pricing page cannot sell it.`);
    const { features } = heldPlan(id, theme);
    for (const feature of features.filter((name) => !sold.features.includes(name)))
      found.push(`plans.${id} has the feature "${feature}", which its plan in Clerk lacks: add it there.`);
    for (const feature of sold.features.filter((name) => !features.includes(name)))
      found.push(
        `Clerk's plan "${id}" has the feature "${feature}", which theme.config.ts does not give it.`,
      );
  }
  const unknown = plans.filter(
    ({ slug, payer, isDefault }) => !isDefault && theme.plans[slug]?.payer !== payer,
  );
  for (const { slug } of unknown.filter((plan) => !theme.plans[plan.slug]))
    found.push(`Clerk sells the plan "${slug}", which theme.config.ts does not declare: it opens nothing.`);
  return found;
}

function roleFindings(theme: Theme, roles: Application['roles']): string[] {
  if (!roles) return ['Clerk does not tell its roles, so they were not compared.'];
  const found: string[] = [];
  for (const [id, { permissions }] of Object.entries(theme.roles)) {
    const role = roles.find(({ key }) => key === id);
    if (!role) {
      found.push(
        `roles.${id} does not exist in Clerk. ${suggestion(
          id,
          roles.map(({ key }) => key),
          "Clerk's roles",
        )}`,
      );
      continue;
    }
    for (const name of permissions.filter((permission) => !role.permissions.includes(permission)))
      found.push(`roles.${id} has the permission "${name}", which the role in Clerk lacks: add it there.`);
  }
  for (const { key } of roles.filter(({ key }) => !theme.roles[key] && !BUILT_IN_ROLES.includes(key)))
    found.push(`Clerk has the role "${key}", which theme.config.ts does not declare: no rule can name it.`);
  return found;
}

function organizationFindings(theme: Theme, { siteOrganization }: Application): string[] {
  if (siteOrganization || Object.keys(theme.roles).length + theme.permissions.length === 0) return [];
  return [
    'CLERK_SITE_ORG_ID names no organization of this application, so no role or permission ever counts. Create one in the dashboard and copy its id.',
  ];
}
