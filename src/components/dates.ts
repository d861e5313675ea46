/** Dates as readers see them, in the language of the site. */
import { dayFormat } from '#src/theme/formats.ts';
import theme from '#theme';

const long = dayFormat(theme.locale, { day: 'numeric', month: 'long', year: 'numeric' });
const short = dayFormat(theme.locale, { day: 'numeric', month: 'short', year: 'numeric' });

export const longDate = (date: Date) => long.format(date);
export const shortDate = (date: Date) => short.format(date);
/** For `datetime`. */
export const isoDate = (date: Date) => date.toISOString().slice(0, 10);
