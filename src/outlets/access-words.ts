/** What an outlet says of a card's access: whether it is free, and for whom it is when it is not. */
import type { Card } from '#src/library/index.ts';
import type { Theme } from '#src/theme/schema.ts';
import { holders, needPhrase } from '#src/theme/wall.ts';

/**
 * Whether everybody may open the entry, who ever asks.
 *
 * @param now epoch milliseconds
 */
export function isFree({ access, opensOn }: Pick<Card, 'access' | 'opensOn'>, now: number): boolean {
  return access === 'public' || (opensOn !== undefined && opensOn.getTime() <= now);
}

/** For whom an entry is: "everyone", "supporters". */
export function audience(card: Card, theme: Theme, now: number): string {
  return holders(isFree(card, now) ? 'public' : card.access, theme);
}

/** What a locked card asks for: "For supporters". Undefined for an open one. */
export function lockedPhrase({ decision }: Card, theme: Theme): string | undefined {
  return decision.state === 'locked' ? needPhrase(decision.need, theme) : undefined;
}
