/** Plans and subscriptions as clerk-js receives them. */
import type {
  BillingPlanJSON,
  BillingSubscriptionItemJSON,
  BillingSubscriptionJSON,
} from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import { activeItem, isNewPayer, upcomingItem } from '../model/lookup.ts';
import { findPlan, freePlan, type Plan, payerTypeOf, priceOf } from '../model/plans.ts';
import type { ItemRecord } from '../records.ts';
import { money } from './money.ts';

export function planJSON(plan: Plan): BillingPlanJSON {
  const amount = (value: number | null) => (value === null ? null : money(value, plan.currency));
  return {
    object: 'commerce_plan',
    id: plan.id,
    slug: plan.slug,
    name: plan.name,
    description: plan.description,
    fee: amount(plan.monthly),
    annual_fee: amount(plan.yearly),
    annual_monthly_fee: amount(plan.yearly === null ? null : Math.round(plan.yearly / 12)),
    is_default: plan.isDefault,
    is_recurring: true,
    has_base_fee: !plan.isDefault,
    for_payer_type: plan.payer === 'organization' ? 'org' : 'user',
    publicly_visible: true,
    avatar_url: null,
    features: plan.features.map((feature) => ({
      object: 'feature',
      id: `feat_${feature.id}`,
      slug: feature.id,
      name: feature.name,
      description: null,
      avatar_url: null,
    })),
    free_trial_days: plan.trialDays || null,
    free_trial_enabled: plan.trialDays > 0,
  };
}

export function planOfItem(instance: Instance, item: ItemRecord): Plan {
  const payer = payerTypeOf(item.payer);
  return findPlan(instance.declared, payer, item.plan) ?? freePlan(instance.declared, payer);
}

export function itemJSON(instance: Instance, item: ItemRecord): BillingSubscriptionItemJSON {
  const plan = planOfItem(instance, item);
  const price = money(priceOf(plan, item.period), plan.currency);
  return {
    object: 'commerce_subscription_item',
    id: item.id,
    amount: price,
    plan: planJSON(plan),
    plan_period: item.period,
    price_id: `cprice_${plan.id}_${item.period}`,
    status: item.status,
    created_at: item.createdAt,
    period_start: item.periodStart,
    period_end: item.periodEnd,
    canceled_at: item.canceledAt,
    past_due_at: null,
    is_free_trial: item.freeTrial,
    next_payment: item.canceledAt === null ? { amount: price, date: item.periodEnd } : null,
  };
}

/** A payer's subscription: what runs, what follows, and the free plan where nothing else stands. */
export function subscriptionJSON(instance: Instance, payer: string): BillingSubscriptionJSON {
  const active = activeItem(instance, payer);
  const upcoming = upcomingItem(instance, payer);
  const items = [
    active ? itemJSON(instance, active) : freeItemJSON(instance, payer, 'active', 0),
    ...(upcoming ? [itemJSON(instance, upcoming)] : []),
    ...(active?.canceledAt && !upcoming ? [freeItemJSON(instance, payer, 'upcoming', active.periodEnd)] : []),
  ];
  const next = active?.canceledAt ? upcoming : active;
  const plan = next && planOfItem(instance, next);
  return {
    object: 'commerce_subscription',
    id: `csub_${payer}`,
    status: 'active',
    created_at: active?.createdAt ?? 0,
    active_at: active?.createdAt ?? 0,
    updated_at: active?.updatedAt ?? null,
    past_due_at: null,
    subscription_items: items,
    next_payment:
      next && plan
        ? {
            amount: money(priceOf(plan, next.period), plan.currency),
            date: next === active ? next.periodEnd : next.periodStart,
          }
        : null,
    eligible_for_free_trial: isNewPayer(instance, payer),
  };
}

function freeItemJSON(
  instance: Instance,
  payer: string,
  status: 'active' | 'upcoming',
  start: number,
): BillingSubscriptionItemJSON {
  const plan = freePlan(instance.declared, payerTypeOf(payer));
  return {
    object: 'commerce_subscription_item',
    id: `csub_item_free_${payer}`,
    amount: money(0, plan.currency),
    plan: planJSON(plan),
    plan_period: 'month',
    price_id: `cprice_${plan.id}_month`,
    status,
    created_at: start,
    period_start: start,
    period_end: null,
    canceled_at: null,
    past_due_at: null,
    is_free_trial: false,
  };
}
