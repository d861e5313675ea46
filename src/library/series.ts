/** Series: posts that belong together, in the order in which they are meant to be read. */
import { slug } from 'github-slugger';
import type { Card } from './card.ts';
import { type Asking, listCards } from './list-cards.ts';

export interface Series {
  /** As its latest part writes it. */
  readonly name: string;
  /** Path of its page. */
  readonly href: string;
  /** Oldest first. */
  readonly cards: readonly Card[];
}

/** Names that differ in signs or capitals only share a page, since nobody means two series by them. */
export const seriesHref = (name: string): string => `/series/${slug(name)}`;

const grouped = new WeakMap<readonly Card[], Map<string, Series>>();

/**
 * The series of a list, by the path of their pages, the one with the latest part first.
 *
 * @param cards newest first; what is told of them is kept as long as they are
 */
export function seriesIn(cards: readonly Card[]): ReadonlyMap<string, Series> {
  const known = grouped.get(cards);
  if (known) return known;
  const named = cards.filter(({ series }) => series);
  const byHref = Map.groupBy(named, ({ series = '' }) => seriesHref(series));
  const found = new Map(
    [...byHref].map(([href, parts]) => [
      href,
      { name: parts[0]?.series ?? '', href, cards: parts.toReversed() },
    ]),
  );
  grouped.set(cards, found);
  return found;
}

/** The series of the posts that a viewer may know of. */
export async function listSeries(asking: Asking): Promise<Series[]> {
  return [...seriesIn(await listCards(asking)).values()];
}
