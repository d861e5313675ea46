/** The library: what pages and outlets may ask it. */

export { type AuthorProfile, listAuthors, openAuthor } from './authors.ts';
export type { Card, CardAuthor, CardImage } from './card.ts';
export { countOpened } from './count-opened.ts';
export {
  type Asking,
  type Filter,
  findCard,
  listCards,
  listPages,
  listTopics,
  pickCards,
  type Topic,
} from './list-cards.ts';
export { nextChange } from './next-change.ts';
export { type OfferedPlan, offeredPlans } from './offered-plans.ts';
export { type OpenedEntry, openEntry } from './open-entry.ts';
export { type OpenedFile, openFile } from './open-file.ts';
export { type Neighbours, neighboursOf, relatedTo } from './related.ts';
export { listSeries, type Series, seriesHref, seriesIn } from './series.ts';
export { type EntryState, openStudio, type Studio, type StudioEntry } from './studio.ts';
export { listTeamCards } from './team-cards.ts';
export { upgradesFor } from './upgrades.ts';
