/** What stands around a post in the publication: the ones before and after it, and those that share its tags. */
import type { Card } from './card.ts';

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
  const uses = new Map<string, number>();
  for (const tag of cards.flatMap(({ tags }) => tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  const nearness = (other: Card) =>
    other.tags.reduce((sum, tag) => sum + (card.tags.includes(tag) ? 1 / (uses.get(tag) ?? 1) : 0), 0);
  return cards
    .filter((other) => other.id !== card.id && !leaveOut.has(other.id))
    .map((other) => ({ other, near: nearness(other) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near)
    .slice(0, count)
    .map(({ other }) => other);
}
