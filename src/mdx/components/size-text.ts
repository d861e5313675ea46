/** How large a file is, in the reader's words. */
import { numberFormat } from '#src/theme/formats.ts';
import theme from '#theme';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `2,345,678` bytes are "2.3 MB". */
export function sizeText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const amount = bytes / 1000 ** power;
  const format = numberFormat(theme.locale, {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    maximumFractionDigits: power > 0 && amount < 10 ? 1 : 0,
  });
  return format.format(amount);
}
