/** Who pays for which plan: starting, changing, cancelling and renewing subscriptions. */
import { announceItem, announceSubscription } from '../backend/billing-events.ts';
import { ClerkError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Instance } from '../instance.ts';
import type { ItemRecord } from '../records.ts';
import { activeItem, upcomingItem } from './lookup.ts';
import { charge } from './payments.ts';
import { findPlan, type Period, type Plan, payerTypeOf, priceOf } from './plans.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Starts a plan at once; whatever ran before ends. A trial lasts as many days as the plan says. */
export function startPlan(
  instance: Instance,
  payer: string,
  plan: Plan,
  period: Period,
  options: { trial?: boolean; now?: number } = {},
): ItemRecord {
  const { trial = false, now = Date.now() } = options;
  for (const item of [activeItem(instance, payer), upcomingItem(instance, payer)])
    if (item) endItem(instance, item);
  const periodEnd = trial ? now + plan.trialDays * DAY : nextPeriodEnd(now, period);
  const item = addItem(instance, payer, plan, period, 'active', now, periodEnd);
  item.freeTrial = trial;
  announceItem(instance, 'subscriptionItem.active', item);
  announceSubscription(instance, 'subscription.updated', payer);
  return item;
}

/** Lets the present plan run to the end of its period; another one, or none, follows. */
export function cancelAtPeriodEnd(
  instance: Instance,
  item: ItemRecord,
  next?: { plan: Plan; period: Period },
): ItemRecord {
  if (item.status !== 'active')
    throw new ClerkError(422, 'subscription_item_not_active', 'That plan is not running.');
  const planned = upcomingItem(instance, item.payer);
  if (planned) endItem(instance, planned);
  Object.assign(item, { canceledAt: item.canceledAt ?? Date.now(), updatedAt: Date.now() });
  if (next) {
    const start = item.periodEnd;
    const end = nextPeriodEnd(start, next.period);
    const follower = addItem(instance, item.payer, next.plan, next.period, 'upcoming', start, end);
    announceItem(instance, 'subscriptionItem.upcoming', follower);
  }
  announceItem(instance, 'subscriptionItem.canceled', item);
  announceSubscription(instance, 'subscription.updated', item.payer);
  return item;
}

/** Takes a cancellation back. */
export function resume(instance: Instance, item: ItemRecord): void {
  const planned = upcomingItem(instance, item.payer);
  if (planned) endItem(instance, planned);
  Object.assign(item, { canceledAt: null, updatedAt: Date.now() });
  announceItem(instance, 'subscriptionItem.updated', item);
}

/** Ends a plan now, without waiting for its period. */
export function endItem(instance: Instance, item: ItemRecord, now = Date.now()): void {
  Object.assign(item, { status: 'ended', updatedAt: now });
  announceItem(instance, 'subscriptionItem.ended', item);
}

/** Renews, replaces or ends every plan whose period is over. */
export function settleSubscriptions(instance: Instance, now: number): void {
  const due = instance.state.items.filter((item) => item.status === 'active' && item.periodEnd <= now);
  for (const item of due) {
    if (item.canceledAt === null) renew(instance, item, now);
    else replace(instance, item, now);
    announceSubscription(instance, 'subscription.updated', item.payer);
  }
}

/** Moves the end of a payer's present period to this moment and lets happen what happens then. */
export function endPeriod(instance: Instance, payer: string): void {
  const item = activeItem(instance, payer);
  if (!item) throw new ClerkError(404, 'resource_not_found', 'That payer holds no plan.');
  const now = Date.now();
  const planned = upcomingItem(instance, payer);
  if (planned) Object.assign(planned, { periodStart: now, periodEnd: nextPeriodEnd(now, planned.period) });
  item.periodEnd = now;
  settleSubscriptions(instance, now);
}

function renew(instance: Instance, item: ItemRecord, now: number): void {
  const plan = findPlan(instance.declared, payerTypeOf(item.payer), item.plan);
  if (!plan) {
    endItem(instance, item, now);
    return;
  }
  // One charge however long the machine was off: nobody here owes for months of sleep.
  Object.assign(item, { periodStart: now, periodEnd: nextPeriodEnd(now, item.period), updatedAt: now });
  item.freeTrial = false;
  charge(instance, item, priceOf(plan, item.period), 'recurring');
  announceItem(instance, 'subscriptionItem.updated', item);
}

function replace(instance: Instance, item: ItemRecord, now: number): void {
  endItem(instance, item, now);
  const planned = upcomingItem(instance, item.payer);
  if (!planned) return;
  Object.assign(planned, { status: 'active', updatedAt: now });
  const plan = findPlan(instance.declared, payerTypeOf(item.payer), planned.plan);
  if (plan) charge(instance, planned, priceOf(plan, planned.period), 'recurring');
  announceItem(instance, 'subscriptionItem.active', planned);
}

function addItem(
  instance: Instance,
  payer: string,
  plan: Plan,
  period: Period,
  status: ItemRecord['status'],
  periodStart: number,
  periodEnd: number,
): ItemRecord {
  const now = Date.now();
  const item: ItemRecord = {
    id: newId('csub_item'),
    payer,
    plan: plan.slug,
    period,
    status,
    periodStart,
    periodEnd,
    canceledAt: null,
    freeTrial: false,
    createdAt: now,
    updatedAt: now,
  };
  instance.state.items.push(item);
  announceItem(instance, 'subscriptionItem.created', item);
  return item;
}

function nextPeriodEnd(start: number, period: Period): number {
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + (period === 'annual' ? 12 : 1));
  return end.getTime();
}
