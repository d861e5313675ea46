/** Lists: the cards of posts that a viewer may know of. One of the library's two doors. */
import { decide } from '#src/access/decide.ts';
import type { Viewer } from '#src/access/viewer.ts';
import { type Card, toCard } from './card.ts';
import { type Gated, isPublished, loadEntries, type Shelf } from './entries.ts';
import { knownPosts } from './known-posts.ts';
import { tagsIn } from './tagged.ts';

export interface Asking {
  readonly viewer: Viewer;
  /** Epoch milliseconds of the request. */
  readonly now: number;
}

export interface Filter {
  readonly tag?: string;
  readonly author?: string;
  readonly series?: string;
  /** In which the post was published, by UTC. */
  readonly year?: number;
}

/**
 * The posts that `asking.viewer` may know of, newest first. A `hidden` entry is among them only for those who may open it.
 *
 * @param filter keeps the posts that match every key given
 */
export async function listCards(asking: Asking, filter: Filter = {}): Promise<readonly Card[]> {
  const { cards } = await knownPosts(asking);
  const { tag, author, series, year } = filter;
  if (!tag && !author && !series && year === undefined) return cards;
  const { posts } = await loadEntries();
  const tagged = tag ? (tagsIn(cards).get(tag) ?? []).flatMap((at) => cards[at] ?? []) : cards;
  return tagged.filter(
    (card) =>
      (!author || posts.get(card.id)?.data.author === author) &&
      (!series || card.series === series) &&
      (year === undefined || card.pubDate.getUTCFullYear() === year),
  );
}

/** The pages of `content/pages` that a viewer may know of, by title. */
export async function listPages(asking: Asking): Promise<Card[]> {
  const shelf = await loadEntries();
  const cards = [...shelf.pages.values()].flatMap((page) => knownCard(page, asking, shelf) ?? []);
  return cards.sort((a, b) => a.title.localeCompare(b.title));
}

/**
 * The card of one entry, without its body.
 *
 * @returns undefined when there is no such entry for this viewer: unknown, unpublished, or hidden from those who may not open it
 */
export async function findCard(
  collection: Card['collection'],
  id: string,
  asking: Asking,
): Promise<Card | undefined> {
  const shelf = await loadEntries();
  const entry: Gated | undefined = shelf[collection].get(id);
  return entry && knownCard(entry, asking, shelf);
}

/**
 * The cards of these entries, in the order asked for. Those that the viewer may not know of are left out.
 *
 * @param keys collections and ids, as search found them
 */
export async function pickCards(
  asking: Asking,
  keys: readonly { collection: 'posts' | 'pages'; id: string }[],
): Promise<Card[]> {
  const cards = await Promise.all(keys.map(({ collection, id }) => findCard(collection, id, asking)));
  return cards.filter((card) => card !== undefined);
}

/** The card of an entry if the viewer may know of it. */
function knownCard(entry: Gated, { viewer, now }: Asking, shelf: Shelf): Card | undefined {
  if (!isPublished(entry, now)) return undefined;
  const decision = decide(entry.data.rule, viewer, now);
  if (decision.state === 'locked' && entry.data.whenLocked === 'hidden') return undefined;
  return toCard(entry, decision, shelf);
}

export interface Topic {
  readonly name: string;
  readonly href: string;
  readonly count: number;
}

/** The tags of the posts that a viewer may know of, most used first. */
export async function listTopics(asking: Asking): Promise<Topic[]> {
  const places = tagsIn(await listCards(asking));
  return [...places]
    .map(([name, { length: count }]) => ({ name, href: `/tags/${name}`, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
