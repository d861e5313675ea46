/** The interface's small words as components use them: those of the theme, with their blanks filled in. */
import words from 'virtual:gatepost/words';

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
  aYear: (price: string) => fill(words.aYear, { price }),
  orAYear: (price: string) => fill(words.orAYear, { price }),
  trial: (days: number) => fill(words.trial, { days }),
  openToYou: (open: number, all: number) => fill(words.openToYou, { open, all }),
  memberSince: (date: string) => fill(words.memberSince, { date }),
  planOpens: (count: number) => (count === 1 ? words.planOpensOne : fill(words.planOpens, { count })),
  planAdds: (count: number) => (count === 1 ? words.planAddsOne : fill(words.planAdds, { count })),
  planIncludes: (names: readonly string[]) =>
    fill(words.planIncludes, { plans: names.join(` ${words.and} `) }),
  allParts: (count: number) => fill(words.allParts, { count }),
  partsOf: (series: string) => fill(words.partsOf, { series }),
  postsOf: (year: string) => fill(words.postsOf, { year }),
  titleOfPage: (title: string, page: number) => fill(words.titleOfPage, { title, page }),
  found: (count: number) =>
    count === 0 ? words.foundNone : count === 1 ? words.foundOne : fill(words.foundMany, { count }),
  studioText: (count: number) => fill(words.studioText, { count }),
  forWhom: (holders: string) => fill(words.forWhom, { holders }),
} as const;
