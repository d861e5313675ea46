/** Where the tags of a list stand in it, worked out once for each list. */
import type { Card } from './card.ts';

const kept = new WeakMap<readonly Card[], ReadonlyMap<string, readonly number[]>>();

/** @returns for each tag the places of its posts in the list, ascending */
export function tagsIn(cards: readonly Card[]): ReadonlyMap<string, readonly number[]> {
  const known = kept.get(cards);
  if (known) return known;
  const places = new Map<string, number[]>();
  for (const [at, { tags }] of cards.entries()) {
    for (const tag of tags) {
      const others = places.get(tag);
      if (others) others.push(at);
      else places.set(tag, [at]);
    }
  }
  kept.set(cards, places);
  return places;
}
