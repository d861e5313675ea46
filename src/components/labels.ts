/** The interface's small words as components use them: those of the theme, with their blanks filled in. */
import theme from '#theme';

const { words } = theme;

/** Puts values into the blanks of a text: `fill('Page {page}', { page: 2 })`. A blank without a value stays. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));
}

export const labels = {
  ...words,
  minutes: (count: number) => fill(words.minutes, { count }),
  earlyUntil: (date: string) => fill(words.earlyUntil, { date }),
  pageOf: (page: number, count: number) => fill(words.pageOf, { page, count }),
  aMonth: (price: string) => fill(words.aMonth, { price }),
  found: (count: number) =>
    count === 0 ? words.foundNone : count === 1 ? words.foundOne : fill(words.foundMany, { count }),
  studioText: (count: number) => fill(words.studioText, { count }),
  forWhom: (holders: string) => fill(words.forWhom, { holders }),
} as const;
