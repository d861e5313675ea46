/** Membership in theme.config.ts: plans, roles, permissions, features, and who may read what says nothing. */
import { z } from 'astro/zod';
import type { Payer } from '#src/access/declared.ts';
import { nearest } from '#src/access/suggest.ts';

const payer = z.enum(['user', 'organization']);

/** A name that Clerk accepts as a slug, and that fits in a session token. */
const slug = z.string().regex(/^[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*$/, {
  error: 'must be a slug: lower-case letters, digits, "_" and single "-", starting with a letter.',
});

const planSchema = z.strictObject({
  /** As readers see it: "Supporter". */
  name: z.string().min(1),
  /** Those who have it, in the plural, as the wall says it: "For supporters". Left out, "Supporter members", by `labels.holdersOfPlan`. */
  holders: z.string().optional(),
  /** One line for the wall and the pricing page. */
  description: z.string().default(''),
  /** Who pays: a reader (`user`) or a team (`organization`). */
  payer,
  /** Plans whose entries holders of this plan may open as well. */
  includes: z.array(z.string()).default([]),
  /** Features that come with the plan. */
  features: z.array(z.string()).default([]),
  /** Prices in whole units of the currency. The local Clerk charges these; in production Clerk's own prices count. */
  price: z
    .strictObject({
      monthly: z.number().nonnegative(),
      yearly: z.number().nonnegative().optional(),
      currency: z.string().length(3).default('usd'),
    })
    .optional(),
  /** Days of free trial. */
  trialDays: z.number().int().nonnegative().default(0),
});

const permission = z.string().regex(/^[a-z0-9_-]+:[a-z0-9_-]+$/, {
  error: 'must have the form "feature:action", like "posts:review".',
});

const roleSchema = z.strictObject({
  name: z.string().min(1),
  /** Those who have it, in the plural: "editors". Left out, the name in lower case with an "s", by `labels.holdersOfRole`. */
  holders: z.string().optional(),
  permissions: z.array(z.string()).default([]),
});

const featureSchema = z.strictObject({ name: z.string().min(1), payer });

export const membersSchema = z.strictObject({
  plans: z.record(slug, planSchema).default({}),
  /** Roles of the site's own organization. */
  roles: z.record(slug, roleSchema).default({}),
  permissions: z.array(permission).default([]),
  features: z.record(slug, featureSchema).default({}),
  /** `/studio`, the list of every entry with its rule and state. Without roles there is none. */
  studio: z
    .strictObject({
      /** Who may enter: roles of the site's own organization. */ roles: z.array(z.string()).default([]),
    })
    .prefault({}),
  /** The rule of an entry that has no `access`. */
  defaultAccess: z.unknown().default('public'),
});

export type MembersInput = z.input<typeof membersSchema>;
export type Members = z.output<typeof membersSchema>;

/** Whether any plan is for this kind of payer; without one for organizations, the site has no teams. */
export function sellsTo(payer: Payer, { plans }: Pick<Members, 'plans'>): boolean {
  return Object.values(plans).some((plan) => plan.payer === payer);
}

/** A name that one part of the theme takes from another, and where it stands. */
interface Reference {
  path: (string | number)[];
  name: string;
  kind: string;
  allowed: readonly string[];
}

/**
 * The names in `includes`, `features`, `permissions` and `studio.roles` that nothing declares.
 *
 * @returns one issue for each, with where it stands and a sentence that mends it
 */
export function undeclaredNames(members: Members): { path: (string | number)[]; message: string }[] {
  return references(members)
    .filter(({ name, allowed }) => !allowed.includes(name))
    .map(({ path, name, kind, allowed }) => {
      const near = nearest(name, allowed);
      const hint = near ? `Did you mean "${near}"? ` : '';
      return {
        path,
        message: `names the ${kind} "${name}", which is not declared. ${hint}Declared: ${allowed.join(', ') || 'none'}.`,
      };
    });
}

function references({ plans, roles, permissions, features, studio }: Members): Reference[] {
  const planNames = Object.keys(plans);
  const featureNames = Object.keys(features);
  return [
    ...Object.entries(plans).flatMap(([id, plan]) => [
      ...plan.includes.map((name, i) => ({
        path: ['plans', id, 'includes', i],
        name,
        kind: 'plan',
        allowed: planNames,
      })),
      ...plan.features.map((name, i) => ({
        path: ['plans', id, 'features', i],
        name,
        kind: 'feature',
        allowed: featureNames,
      })),
    ]),
    ...Object.entries(roles).flatMap(([id, role]) =>
      role.permissions.map((name, i) => ({
        path: ['roles', id, 'permissions', i],
        name,
        kind: 'permission',
        allowed: permissions,
      })),
    ),
    ...studio.roles.map((name, i) => ({
      path: ['studio', 'roles', i],
      name,
      kind: 'role',
      allowed: Object.keys(roles),
    })),
  ];
}
