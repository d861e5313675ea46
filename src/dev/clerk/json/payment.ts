/** Cards, payments and statements as clerk-js receives them. */
import type { BillingPaymentJSON, BillingPaymentMethodJSON, BillingStatementJSON } from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import type { Statement } from '../model/payments.ts';
import type { CardRecord, PaymentRecord } from '../records.ts';
import { itemJSON, planOfItem } from './billing.ts';
import { money } from './money.ts';

export function cardJSON(card: CardRecord): BillingPaymentMethodJSON {
  return {
    object: 'commerce_payment_method',
    id: card.id,
    payment_type: 'card',
    card_type: card.brand,
    last4: card.last4,
    is_default: card.default,
    is_removable: true,
    status: 'active',
    expiry_month: 12,
    expiry_year: new Date(card.createdAt).getUTCFullYear() + 5,
    created_at: card.createdAt,
    updated_at: card.createdAt,
  };
}

export function paymentJSON(instance: Instance, payment: PaymentRecord): BillingPaymentJSON {
  const item = instance.state.items.find((one) => one.id === payment.itemId);
  if (!item) throw new Error(`The payment ${payment.id} is for nothing.`);
  const { currency } = planOfItem(instance, item);
  const card = instance.state.cards.find((one) => one.id === payment.cardId);
  const amount = money(payment.amount, currency);
  return {
    object: 'commerce_payment',
    id: payment.id,
    amount,
    paid_at: payment.paidAt,
    failed_at: null,
    updated_at: payment.paidAt,
    payment_method: card ? cardJSON(card) : null,
    subscription_item: itemJSON(instance, item),
    charge_type: payment.chargeType,
    status: 'paid',
    totals: { subtotal: amount, grand_total: amount, tax_total: money(0, currency), base_fee: amount },
  };
}

export function statementJSON(instance: Instance, statement: Statement): BillingStatementJSON {
  const timestamp = statement.payments[0]?.paidAt ?? 0;
  const items = statement.payments.map((one) => paymentJSON(instance, one));
  const currency = items[0]?.amount.currency ?? 'USD';
  const total = money(
    statement.payments.reduce((sum, one) => sum + one.amount, 0),
    currency,
  );
  return {
    object: 'commerce_statement',
    id: statement.id,
    status: 'open',
    timestamp,
    groups: [{ object: 'commerce_statement_group', id: `${statement.id}_group`, timestamp, items }],
    totals: { grand_total: total, subtotal: total, tax_total: money(0, currency) },
  };
}
