/** The plans that Clerk sells, with what it charges for them. Asked at run time, so that no page shows another price. */
import type { ClerkClient } from '@clerk/backend';
import type { Payer } from '#src/access/declared.ts';
import { clerkBackend } from './clerk-backend.ts';
import { currentSettings } from './current-settings.ts';

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

/** How long an answer counts, in milliseconds. */
const FRESH_MS = 60_000;
/** How long Clerk is left alone after it has failed to answer. */
const FAILED_MS = 5_000;
const PATIENCE_MS = 2_000;
const PAGE = 100;

let kept: { plans: Promise<SoldPlan[] | undefined>; until: number } | undefined;

/** The plans that Clerk sells; undefined when it does not answer, and then nobody knows a price. */
export function soldPlans(now: number): Promise<SoldPlan[] | undefined> {
  if (kept && kept.until > now) return kept.plans;
  const entry = {
    plans: inTime(readSoldPlans(clerkBackend(currentSettings().clerk))),
    until: now + FRESH_MS,
  };
  kept = entry;
  void entry.plans.then((plans) => {
    if (!plans) entry.until = Math.min(entry.until, Date.now() + FAILED_MS);
  });
  return entry.plans;
}

/** Makes the next page ask Clerk again. */
export function forgetSoldPlans(): void {
  kept = undefined;
}

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

/** Clerk's answer, or undefined when it fails or takes too long. */
function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined).unref());
  return Promise.race([answer.catch(() => undefined), late]);
}
