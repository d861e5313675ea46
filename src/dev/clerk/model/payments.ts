/** What was paid: every charge succeeds, and a month's charges make a statement. */
import { announcePayment } from '../backend/billing-events.ts';
import { newId } from '../ids.ts';
import type { Instance } from '../instance.ts';
import type { ItemRecord, PaymentRecord } from '../records.ts';
import { defaultCard } from './cards.ts';

/** Takes money for a plan. @param amount minor units; nothing happens for 0 */
export function charge(
  instance: Instance,
  item: ItemRecord,
  amount: number,
  chargeType: PaymentRecord['chargeType'],
  cardId: string | null = defaultCard(instance, item.payer)?.id ?? null,
): void {
  if (amount <= 0) return;
  const payment: PaymentRecord = {
    id: newId('cpay'),
    payer: item.payer,
    itemId: item.id,
    cardId,
    amount,
    chargeType,
    paidAt: Date.now(),
  };
  instance.state.payments.push(payment);
  announcePayment(instance, 'paymentAttempt.created', payment, item);
  announcePayment(instance, 'paymentAttempt.updated', payment, item);
}

/** A payer's payments, newest first. */
export function paymentsOf(instance: Instance, payer: string): PaymentRecord[] {
  return instance.state.payments.filter((one) => one.payer === payer).reverse();
}

export interface Statement {
  id: string;
  payer: string;
  payments: PaymentRecord[];
}

/** A payer's payments by month, newest month first. */
export function statementsOf(instance: Instance, payer: string): Statement[] {
  const months = Map.groupBy(paymentsOf(instance, payer), (one) =>
    new Date(one.paidAt).toISOString().slice(0, 7),
  );
  return [...months].map(([month, payments]) => ({ id: `cstmt_${payer}_${month}`, payer, payments }));
}
