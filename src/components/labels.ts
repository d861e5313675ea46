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
  aYear: (price: string) => `${price} a year`,
  orAYear: (price: string) => `or ${price} a year`,
  trial: (days: number) => `${days} days free to begin with`,
  readable: 'What I can read',
  readableText: 'Beyond the posts that are open to everyone.',
  readableNone: 'Nothing beyond the posts that are open to everyone, so far.',
  notReadable: 'Still locked',
  toPlans: 'See what each plan opens',
  membership: 'How membership works',
  loadingSummary: '…',
  openToYou: (open: number, all: number) => `${open} of ${all} posts are open to you.`,
  memberSince: (date: string) => `You have been with us since ${date}.`,
  noPrice: 'The price cannot be shown just now.',
  yourPlan: 'Your plan',
  planOpens: (count: number) => (count === 1 ? 'opens 1 post' : `opens ${count} posts`),
  planAdds: (count: number) => (count === 1 ? '1 post more' : `${count} posts more`),
  planIncludes: (names: readonly string[]) => `everything in ${names.join(' and ')}`,
  choosePlan: 'Choose a plan',
  chooseTeamPlan: 'Choose a plan for a team',
  needTeam: 'A team plan belongs to an organization, and opens posts for all its members.',
  toTeam: 'Start one, or select yours.',
  found: (count: number) =>
    count === 0 ? words.foundNone : count === 1 ? words.foundOne : fill(words.foundMany, { count }),
  studioText: (count: number) => fill(words.studioText, { count }),
  forWhom: (holders: string) => fill(words.forWhom, { holders }),
} as const;
