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
} as const;
