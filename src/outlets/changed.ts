/** When a list of cards last changed: with the build, or when a date that they carry has come since. */
import type { Card } from '#src/library/index.ts';
import { BUILT_AT } from './answer.ts';

/**
 * @param now epoch milliseconds; dates to come do not count yet
 * @returns epoch milliseconds
 */
export function changedAt(cards: readonly Card[], now: number): number {
  let last = BUILT_AT;
  for (const { pubDate, opensOn } of cards) {
    for (const date of [pubDate.getTime(), opensOn?.getTime() ?? 0])
      if (date > last && date <= now) last = date;
  }
  return last;
}
