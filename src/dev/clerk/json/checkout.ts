/** Checkouts as the payment drawer receives them. */
import type {
  BillingCheckoutJSON,
  BillingMoneyAmountJSON,
  BillingProrationCreditDetailJSON,
} from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import { type Credit, type Quote, trialEnd } from '../model/checkouts.ts';
import type { CheckoutRecord } from '../records.ts';
import { planJSON } from './billing.ts';
import { money } from './money.ts';
import { cardJSON } from './payment.ts';

/** @param quoted made before the checkout is confirmed: afterwards the same change would cost something else */
export function checkoutJSON(
  instance: Instance,
  checkout: CheckoutRecord,
  quoted: Quote,
): BillingCheckoutJSON {
  const { plan, price, credit, dueNow, trial, takesEffect } = quoted;
  const amount = (value: number) => money(value, plan.currency);
  const perMonth = checkout.period === 'annual' ? Math.round((plan.yearly ?? 0) / 12) : price;
  const card = instance.state.cards.find((one) => one.id === checkout.cardId);
  const isOrganization = plan.payer === 'organization';
  return {
    object: 'commerce_checkout',
    id: checkout.id,
    status: checkout.status,
    external_client_secret: '',
    external_gateway_id: '',
    plan: planJSON(plan),
    plan_period: checkout.period,
    is_immediate_plan_change: takesEffect !== 'later',
    needs_payment_method: dueNow > 0,
    ...(card && { payment_method: cardJSON(card) }),
    ...(trial && { free_trial_ends_at: trialEnd(plan, checkout.createdAt) }),
    payer: {
      object: 'commerce_payer',
      id: checkout.payer,
      user_id: isOrganization ? null : checkout.payer,
      organization_id: isOrganization ? checkout.payer : null,
    },
    totals: {
      subtotal: amount(price),
      base_fee: amount(perMonth),
      tax_total: amount(0),
      grand_total: amount(price),
      total_due_now: amount(dueNow),
      total_due_per_period: amount(price),
      total_due_after_free_trial: trial ? amount(price) : null,
      credit: credit ? amount(credit.worth) : null,
      credits: credit
        ? { proration: prorationJSON(credit, amount), payer: null, total: amount(credit.worth) }
        : null,
      discounts: null,
    },
  };
}

function prorationJSON(
  credit: Credit,
  amount: (value: number) => BillingMoneyAmountJSON,
): BillingProrationCreditDetailJSON {
  return {
    amount: amount(credit.worth),
    cycle_days_remaining: credit.daysLeft,
    cycle_days_total: credit.days,
    cycle_remaining_percent: (credit.daysLeft / credit.days) * 100,
  };
}
