/** What the site's webhook hears about money. */
import type { WebhookEvent } from '@clerk/backend/webhooks';
import { seconds } from '../ids.ts';
import type { EventType, Instance } from '../instance.ts';
import { itemJSON, planOfItem } from '../json/billing.ts';
import { money } from '../json/money.ts';
import { organizationBy, primaryEmail, userById } from '../model/lookup.ts';
import { priceOf } from '../model/plans.ts';
import type { ItemRecord, PaymentRecord } from '../records.ts';
import { INSTANCE_ID } from './billing-json.ts';

type PaymentEvent = Extract<EventType, `paymentAttempt.${string}`>;
type ItemEvent = Extract<EventType, `subscriptionItem.${string}`>;
type SubscriptionEvent = Extract<EventType, `subscription.${string}`>;

type ItemData = Extract<WebhookEvent, { data: { object: 'commerce_subscription_item' } }>['data'];

export function announceItem(instance: Instance, type: ItemEvent, item: ItemRecord): void {
  instance.announce(type, itemData(instance, item));
}

/** Announces a payer's subscription as a whole, with everything that runs or follows. */
export function announceSubscription(instance: Instance, type: SubscriptionEvent, payer: string): void {
  const items = instance.state.items.filter((one) => one.payer === payer && one.status !== 'ended');
  const last = instance.state.payments.findLast((one) => one.payer === payer);
  instance.announce(type, {
    object: 'commerce_subscription',
    id: `csub_${payer}`,
    status: 'active',
    created_at: items[0]?.createdAt ?? Date.now(),
    updated_at: Date.now(),
    latest_payment_id: last?.id ?? '',
    payer_id: payer,
    payer: payerData(instance, payer),
    payment_source_id: last?.cardId ?? '',
    items: items.map((one) => itemData(instance, one)),
  });
}

export function announcePayment(
  instance: Instance,
  type: PaymentEvent,
  payment: PaymentRecord,
  item: ItemRecord,
): void {
  const { currency } = planOfItem(instance, item);
  const amount = money(payment.amount, currency);
  instance.announce(type, {
    object: 'commerce_payment_attempt',
    id: payment.id,
    instance_id: INSTANCE_ID,
    payment_id: payment.id,
    statement_id: `cstmt_${payment.payer}`,
    gateway_external_id: '',
    status: type === 'paymentAttempt.created' ? 'pending' : 'paid',
    created_at: payment.paidAt,
    updated_at: payment.paidAt,
    paid_at: payment.paidAt,
    billing_date: payment.paidAt,
    charge_type: payment.chargeType,
    payee: { id: 'cpayee_local', gateway_type: 'local', gateway_external_id: '', gateway_status: 'active' },
    payer: payerData(instance, payment.payer),
    totals: { subtotal: amount, tax_total: money(0, currency), grand_total: amount },
    payment_source: {
      id: payment.cardId ?? '',
      gateway: 'local',
      gateway_external_id: '',
      payment_method: 'card',
      status: 'active',
      card_type: 'visa',
      last4: '4242',
    },
    subscription_items: [itemData(instance, item)],
  });
}

function itemData(instance: Instance, item: ItemRecord): ItemData {
  const plan = planOfItem(instance, item);
  const { amount: _, next_payment: __, ...shared } = itemJSON(instance, item);
  const price = priceOf(plan, item.period);
  const nothing = money(0, plan.currency);
  return {
    object: 'commerce_subscription_item',
    id: shared.id,
    status: item.canceledAt && item.status === 'active' ? 'canceled' : shared.status,
    credit: { amount: nothing, cycle_days_remaining: 0, cycle_days_total: 0, cycle_remaining_percent: 0 },
    proration_date: new Date(item.updatedAt).toISOString(),
    plan_period: item.period,
    period_start: item.periodStart,
    period_end: item.periodEnd,
    ...(item.canceledAt && { canceled_at: item.canceledAt }),
    lifetime_paid: lifetimePaid(instance, item),
    next_payment_amount: item.canceledAt ? 0 : price,
    next_payment_date: item.canceledAt ? 0 : seconds(item.periodEnd),
    amount: money(price, plan.currency),
    plan: {
      id: plan.id,
      instance_id: INSTANCE_ID,
      product_id: 'cprod_local',
      name: plan.name,
      slug: plan.slug,
      ...(plan.description && { description: plan.description }),
      is_default: plan.isDefault,
      is_recurring: true,
      amount: price,
      period: item.period,
      interval: 1,
      has_base_fee: !plan.isDefault,
      currency: plan.currency,
      annual_monthly_amount: Math.round((plan.yearly ?? 0) / 12),
      publicly_visible: true,
    },
    plan_id: plan.id,
    payer: payerData(instance, item.payer),
  };
}

function lifetimePaid(instance: Instance, item: ItemRecord): number {
  return instance.state.payments
    .filter((one) => one.itemId === item.id)
    .reduce((sum, one) => sum + one.amount, 0);
}

function payerData(instance: Instance, payer: string): NonNullable<ItemData['payer']> {
  const user = userById(instance, payer);
  const organization = organizationBy(instance, payer);
  return {
    object: 'commerce_payer',
    id: payer,
    instance_id: INSTANCE_ID,
    ...(user && { user_id: user.id, first_name: user.firstName ?? '', last_name: user.lastName ?? '' }),
    ...(organization && { organization_id: organization.id, organization_name: organization.name }),
    email: user ? primaryEmail(user) : '',
    image_url: '',
    created_at: user?.createdAt ?? organization?.createdAt ?? 0,
    updated_at: user?.updatedAt ?? organization?.updatedAt ?? 0,
  };
}
