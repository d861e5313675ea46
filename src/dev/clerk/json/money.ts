/** Amounts of money as Clerk writes them. */
import type { BillingMoneyAmountJSON } from '@clerk/shared/types';

/** @param amount minor units @param currency ISO 4217 */
export function money(amount: number, currency: string): BillingMoneyAmountJSON {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const symbol = parts.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
  return {
    amount,
    amount_formatted: (amount / 100).toFixed(2),
    currency,
    currency_symbol: symbol,
  };
}
