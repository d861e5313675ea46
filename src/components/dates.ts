/** Dates as readers see them, in the language of the site; entries have days, not hours, so all are read as UTC. */
import theme from '#theme';

const long = new Intl.DateTimeFormat(theme.locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const short = new Intl.DateTimeFormat(theme.locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

export const longDate = (date: Date) => long.format(date);
export const shortDate = (date: Date) => short.format(date);
/** For `datetime`. */
export const isoDate = (date: Date) => date.toISOString().slice(0, 10);
