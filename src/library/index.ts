/** The library: what pages and outlets may ask it. */

export { type AuthorProfile, listAuthors, openAuthor } from './authors.ts';
export type { Card, CardAuthor } from './card.ts';
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
export { type OfferedPlan, offeredPlans } from './offered-plans.ts';
export { type OpenedEntry, openEntry } from './open-entry.ts';
export { upgradesFor } from './upgrades.ts';
