/** Plans and subscriptions as the Backend API shows them. */
import type { BillingPlanJSON, BillingSubscriptionItemJSON, BillingSubscriptionJSON } from '@clerk/backend';
import type { BillingSubscriptionItemJSON as FrontendItemJSON } from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import { planJSON, subscriptionJSON } from '../json/billing.ts';
import type { Plan } from '../model/plans.ts';

export const INSTANCE_ID = 'ins_local';

export function backendPlan(plan: Plan): BillingPlanJSON {
  return fromFrontendPlan(planJSON(plan));
}

export function backendItem(item: FrontendItemJSON, payer: string): BillingSubscriptionItemJSON {
  return {
    object: 'commerce_subscription_item',
    id: item.id,
    instance_id: INSTANCE_ID,
    status: item.status,
    plan_period: item.plan_period,
    plan: fromFrontendPlan(item.plan),
    plan_id: item.plan.id,
    payer_id: payer,
    price_id: item.price_id,
    period_start: item.period_start,
    period_end: item.period_end,
    is_free_trial: item.is_free_trial,
    ended_at: null,
    created_at: item.created_at,
    updated_at: item.created_at,
    canceled_at: item.canceled_at,
    past_due_at: null,
    amount: item.amount ?? null,
    next_payment: item.next_payment ?? null,
  };
}

export function backendSubscription(instance: Instance, payer: string): BillingSubscriptionJSON {
  const shared = subscriptionJSON(instance, payer);
  return {
    object: 'commerce_subscription',
    id: shared.id,
    instance_id: INSTANCE_ID,
    status: shared.status,
    payer_id: payer,
    created_at: shared.created_at,
    updated_at: shared.updated_at ?? shared.created_at,
    active_at: shared.active_at,
    past_due_at: null,
    subscription_items: (shared.subscription_items ?? []).map((item) => backendItem(item, payer)),
    ...(shared.next_payment && { next_payment: shared.next_payment }),
    eligible_for_free_trial: shared.eligible_for_free_trial,
  };
}

function fromFrontendPlan(plan: ReturnType<typeof planJSON>): BillingPlanJSON {
  const { unit_prices, available_prices, features, free_trial_days, free_trial_enabled, ...shared } = plan;
  return {
    ...shared,
    features: (features ?? []).map((feature) => ({ ...feature, object: 'feature' })),
    free_trial_days: free_trial_days ?? null,
    free_trial_enabled: free_trial_enabled ?? false,
  };
}
