/** The library: what pages and outlets may ask it. */

export { type AuthorProfile, listAuthors, openAuthor } from './authors.ts';
export type { Card, CardAuthor } from './card.ts';
export { type Asking, type Filter, listCards, listTopics, type Topic } from './list-cards.ts';
export { type OpenedEntry, openEntry } from './open-entry.ts';
export { type Neighbours, neighboursOf, relatedTo } from './related.ts';
