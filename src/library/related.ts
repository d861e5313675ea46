/** What stands around a post in the publication: the ones before and after it, and those that share its tags. */
import type { Card } from './card.ts';
import { tagsIn } from './tagged.ts';

export interface Neighbours {
  readonly earlier?: Card;
  readonly later?: Card;
}

/** @param cards newest first, as `listCards` gives them */
export function neighboursOf(cards: readonly Card[], id: string): Neighbours {
  const at = cards.findIndex((card) => card.id === id);
  if (at === -1) return {};
  const [later, earlier] = [cards[at - 1], cards[at + 1]];
  return { ...(earlier && { earlier }), ...(later && { later }) };
}

/**
 * The posts that share most tags with this one; rare tags count for more than those that everything carries.
 *
 * @param cards newest first; of equals the newer one wins
 * @param leaveOut ids that the page shows already
 */
export function relatedTo(
  cards: readonly Card[],
  card: Pick<Card, 'id' | 'tags'>,
  leaveOut: ReadonlySet<string> = new Set(),
  count = 3,
): Card[] {
  const near = new Map<number, number>();
  for (const tag of card.tags) {
    const places = tagsIn(cards).get(tag) ?? [];
    for (const at of places) near.set(at, (near.get(at) ?? 0) + 1 / places.length);
  }
  const nearest = [...near].sort(([a, nearA], [b, nearB]) => nearB - nearA || a - b);
  const related: Card[] = [];
  for (const [at] of nearest) {
    const other = cards[at];
    if (other && other.id !== card.id && !leaveOut.has(other.id)) related.push(other);
    if (related.length === count) break;
  }
  return related;
}
