/** The plans that a Clerk application sells, as its Backend API tells them. */
import type { ClerkClient } from '@clerk/backend';
import type { Payer } from '#src/access/declared.ts';

type BillingPlan = Awaited<ReturnType<ClerkClient['billing']['getPlanList']>>['data'][number];

export interface Money {
  /** In the smallest unit of the currency: pence, cents. */
  readonly amount: number;
  /** ISO 4217 */
  readonly currency: string;
}

export interface SoldPlan {
  readonly slug: string;
  readonly payer: Payer;
  readonly features: readonly string[];
  /** For one month, paid monthly. */
  readonly monthly?: Money;
  /** For one year, paid yearly. */
  readonly yearly?: Money;
  readonly trialDays: number;
  /** Whether Clerk shows it to readers. */
  readonly visible: boolean;
  /** The plan of those who pay for none. */
  readonly isDefault: boolean;
}

const PAGE = 100;

/**
 * Asks for the plans of readers and of organizations. An instance that sells to one of them only may refuse the other question.
 *
 * @throws when Clerk answers neither
 */
export async function readSoldPlans(clerk: ClerkClient): Promise<SoldPlan[]> {
  const lists = await Promise.allSettled(
    (['user', 'org'] as const).map((payerType) => clerk.billing.getPlanList({ payerType, limit: PAGE })),
  );
  const [first] = lists;
  if (first?.status === 'rejected' && lists.every(({ status }) => status === 'rejected')) throw first.reason;
  return lists.flatMap((list) => (list.status === 'fulfilled' ? list.value.data.map(toSoldPlan) : []));
}

function toSoldPlan(plan: BillingPlan): SoldPlan {
  return {
    slug: plan.slug,
    payer: plan.forPayerType === 'org' ? 'organization' : 'user',
    features: plan.features.map(({ slug }) => slug),
    ...(plan.fee && { monthly: toMoney(plan.fee) }),
    ...(plan.annualFee && { yearly: toMoney(plan.annualFee) }),
    trialDays: plan.freeTrialEnabled ? (plan.freeTrialDays ?? 0) : 0,
    visible: plan.publiclyVisible,
    isDefault: plan.isDefault,
  };
}

function toMoney({ amount, currency }: { amount: number; currency: string }): Money {
  return { amount, currency };
}
