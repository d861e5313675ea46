/** A rule: who may open an entry, with plans and payers already resolved, so that deciding needs nothing else. */
import type { Payer, PlanHolding } from './declared.ts';

/** A rule as an author writes it in `access`, and as the API names what is missing. */
export type Access =
  | 'public'
  | 'signed-in'
  | { plan: string | readonly string[] }
  | { role: string }
  | { permission: string }
  | { feature: string }
  | { any: readonly Access[] }
  | { all: readonly Access[] };

/** One term of a rule. */
export type Requirement =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'plan'; readonly plans: readonly string[]; readonly holdings: readonly PlanHolding[] }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'feature'; readonly feature: string; readonly payer: Payer };

export type Rule =
  | { readonly kind: 'public' }
  | Requirement
  | { readonly kind: 'any'; readonly of: readonly Rule[] }
  | { readonly kind: 'all'; readonly of: readonly Rule[] }
  /** Public from `on` (epoch milliseconds); `until` holds before. */
  | { readonly kind: 'opens-on'; readonly on: number; readonly until: Rule };

export const PUBLIC: Rule = { kind: 'public' };

/**
 * A rule in the words of an author, for walls, lists and the API.
 *
 * @returns the `access` that would be parsed to this rule; what is not recognised reads as an empty `any`, which nobody meets
 */
export function toAccess(rule: Rule): Access {
  switch (rule.kind) {
    case 'public':
    case 'signed-in':
      return rule.kind;
    case 'plan':
      return { plan: rule.plans.length === 1 ? (rule.plans[0] as string) : rule.plans };
    case 'role':
      return { role: rule.role };
    case 'permission':
      return { permission: rule.permission };
    case 'feature':
      return { feature: rule.feature };
    case 'any':
      return { any: rule.of.map(toAccess) };
    case 'all':
      return { all: rule.of.map(toAccess) };
    case 'opens-on':
      return toAccess(rule.until);
    default:
      return { any: [] };
  }
}
