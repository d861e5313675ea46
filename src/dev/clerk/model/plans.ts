/** Plans with their prices and features: the declared ones, and the free plan that everybody has who pays for none. */
import type { Declared, DeclaredFeature, DeclaredPlan } from '../options.ts';

export type PayerType = DeclaredPlan['payer'];
export type Period = 'month' | 'annual';

export interface Plan {
  id: string;
  slug: string;
  name: string;
  description: string | null;
  payer: PayerType;
  /** ISO 4217 */
  currency: string;
  /** minor units per month when paid monthly; null when only yearly payment is offered */
  monthly: number | null;
  /** minor units per year; null when only monthly payment is offered */
  yearly: number | null;
  trialDays: number;
  features: DeclaredFeature[];
  isDefault: boolean;
}

const FREE_SLUGS = { user: 'free_user', organization: 'free_org' };

/** Plans that this kind of payer can choose from, the free one first. */
export function listPlans(declared: Declared, payer: PayerType): Plan[] {
  const paid = declared.plans.filter((plan) => plan.payer === payer).map((plan) => toPlan(declared, plan));
  return paid.length > 0 ? [freePlan(declared, payer), ...paid] : [];
}

/** Finds a plan by Clerk's id or by slug, for either kind of payer. */
export function findPlan(declared: Declared, payer: PayerType, idOrSlug: string): Plan | undefined {
  return listPlans(declared, payer).find((plan) => plan.id === idOrSlug || plan.slug === idOrSlug);
}

/** The plan of a payer who holds no other. */
export function freePlan(declared: Declared, payer: PayerType): Plan {
  return {
    id: planId(payer, FREE_SLUGS[payer]),
    slug: FREE_SLUGS[payer],
    name: 'Free',
    description: null,
    payer,
    currency: declared.plans.find((plan) => plan.price?.currency)?.price?.currency ?? 'USD',
    monthly: 0,
    yearly: null,
    trialDays: 0,
    features: [],
    isDefault: true,
  };
}

/** What one period of a plan costs, in minor units. */
export function priceOf(plan: Plan, period: Period): number {
  return (period === 'annual' ? plan.yearly : plan.monthly) ?? 0;
}

/** What a month of a plan costs whichever way it is paid: the measure of which of two plans is the bigger one. */
export function weightOf(plan: Plan): number {
  return plan.monthly ?? (plan.yearly ?? 0) / 12;
}

export function payerTypeOf(payer: string): PayerType {
  return payer.startsWith('org_') ? 'organization' : 'user';
}

function toPlan(declared: Declared, plan: DeclaredPlan): Plan {
  const { monthly, yearly, currency = 'USD' } = plan.price ?? {};
  return {
    id: planId(plan.payer, plan.id),
    slug: plan.id,
    name: plan.name,
    description: plan.description ?? null,
    payer: plan.payer,
    currency,
    monthly: monthly === undefined ? (yearly === undefined ? 0 : null) : Math.round(monthly * 100),
    yearly: yearly === undefined ? null : Math.round(yearly * 100),
    trialDays: plan.trialDays ?? 0,
    features: featuresOf(declared, plan),
    isDefault: false,
  };
}

function featuresOf(declared: Declared, plan: DeclaredPlan, seen = new Set([plan.id])): DeclaredFeature[] {
  const own = declared.features.filter((feature) => plan.features?.includes(feature.id));
  const inherited = declared.plans
    .filter((other) => plan.includes?.includes(other.id) && !seen.has(other.id))
    .flatMap((other) => featuresOf(declared, other, seen.add(other.id)));
  return [...new Set([...own, ...inherited])];
}

function planId(payer: PayerType, slug: string): string {
  return `cplan_${payer}_${slug}`;
}
