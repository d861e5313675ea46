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

/** The series of the posts that a viewer may know of, the one with the latest part first. */
export async function listSeries(asking: Asking): Promise<Series[]> {
  const named = (await listCards(asking)).filter(({ series }) => series);
  const byHref = Map.groupBy(named, ({ series = '' }) => seriesHref(series));
  return [...byHref].map(([href, cards]) => ({
    name: cards[0]?.series ?? '',
    href,
    cards: cards.toReversed(),
  }));
}
