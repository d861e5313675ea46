/** Amounts of money as readers of this locale write them. */
import type { Money } from '#src/session/sold-plans.ts';
import { numberFormat } from '#src/theme/formats.ts';

/** "£5", "£4.50": without decimals when there are none. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const format = numberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
