/** Checkouts: what a change of plan costs, when it takes effect, and making it. */
import { ClerkError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Instance } from '../instance.ts';
import type { CheckoutRecord, ItemRecord } from '../records.ts';
import { activeItem, isNewPayer } from './lookup.ts';
import { charge } from './payments.ts';
import { findPlan, type Period, type Plan, payerTypeOf, priceOf, weightOf } from './plans.ts';
import { cancelAtPeriodEnd, resume, startPlan } from './subscriptions.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What the unused rest of the present period is worth. */
export interface Credit {
  /** minor units */
  worth: number;
  daysLeft: number;
  days: number;
}

export interface Quote {
  plan: Plan;
  /** `now` starts at once, `later` at the end of the present period, `resume` takes a cancellation back */
  takesEffect: 'now' | 'later' | 'resume';
  trial: boolean;
  /** minor units, as are the others */
  price: number;
  credit: Credit | null;
  dueNow: number;
}

/** Begins a checkout. @throws ClerkError when the payer has that plan already, or there is no such plan */
export function createCheckout(
  instance: Instance,
  payer: string,
  planId: string,
  period: Period,
): CheckoutRecord {
  const plan = requirePlan(instance, payer, planId);
  const current = activeItem(instance, payer);
  const same = current ? current.plan === plan.slug && current.period === period : plan.isDefault;
  if (same && !current?.canceledAt)
    throw new ClerkError(422, 'already_subscribed', `You have the plan ${plan.name} already.`);
  const checkout: CheckoutRecord = {
    id: newId('cchk'),
    payer,
    plan: plan.slug,
    period,
    status: 'needs_confirmation',
    cardId: null,
    createdAt: Date.now(),
  };
  instance.state.checkouts = instance.state.checkouts.filter(
    (one) => one.payer !== payer || one.status === 'completed',
  );
  instance.state.checkouts.push(checkout);
  return checkout;
}

/** What a checkout would cost if it were confirmed now. */
export function quote(instance: Instance, checkout: CheckoutRecord): Quote {
  const plan = requirePlan(instance, checkout.payer, checkout.plan);
  const current = activeItem(instance, checkout.payer);
  const price = priceOf(plan, checkout.period);
  const held = current && findPlan(instance.declared, payerTypeOf(checkout.payer), current.plan);
  const none = { plan, trial: false, price, credit: null, dueNow: 0 };

  if (!current || !held) {
    const trial = plan.trialDays > 0 && isNewPayer(instance, checkout.payer);
    return { ...none, takesEffect: 'now', trial, dueNow: trial ? 0 : price };
  }
  if (held.slug === plan.slug && current.period === checkout.period)
    return { ...none, takesEffect: 'resume' };

  const bigger = weightOf(plan) > weightOf(held) || (plan.slug === held.slug && checkout.period === 'annual');
  if (!bigger) return { ...none, takesEffect: 'later' };
  const credit = current.freeTrial ? null : unused(current, priceOf(held, current.period), price);
  return { ...none, takesEffect: 'now', credit, dueNow: price - (credit?.worth ?? 0) };
}

/** Makes the change that a checkout stands for. */
export function confirmCheckout(instance: Instance, checkout: CheckoutRecord, cardId: string | null): void {
  const { plan, takesEffect, trial, dueNow } = quote(instance, checkout);
  const current = activeItem(instance, checkout.payer);
  if (takesEffect === 'resume' && current) resume(instance, current);
  else if (takesEffect === 'later' && current)
    cancelAtPeriodEnd(instance, current, plan.isDefault ? undefined : { plan, period: checkout.period });
  else {
    const item = startPlan(instance, checkout.payer, plan, checkout.period, { trial });
    charge(instance, item, dueNow, 'checkout', cardId);
  }
  Object.assign(checkout, { status: 'completed', cardId });
}

/** When a trial that starts now ends. */
export function trialEnd(plan: Plan, now = Date.now()): number {
  return now + plan.trialDays * DAY;
}

/** @param paid price of the period @param limit price of the next one, beyond which nothing is given back */
function unused(item: ItemRecord, paid: number, limit: number): Credit {
  const days = Math.round((item.periodEnd - item.periodStart) / DAY);
  const left = Math.max(0, item.periodEnd - Date.now());
  return {
    worth: Math.min(limit, Math.round((paid * left) / (item.periodEnd - item.periodStart))),
    daysLeft: Math.floor(left / DAY),
    days,
  };
}

function requirePlan(instance: Instance, payer: string, planId: string): Plan {
  const plan = findPlan(instance.declared, payerTypeOf(payer), planId);
  if (!plan) throw new ClerkError(404, 'resource_not_found', 'There is no such plan.', 'plan_id');
  return plan;
}
