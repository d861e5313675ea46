/** Lists: the cards of posts that a viewer may know of. One of the library's two doors. */
import { decide } from '#src/access/decide.ts';
import type { Viewer } from '#src/access/viewer.ts';
import { type Card, toCard } from './card.ts';
import { type Gated, isPublished, loadEntries, type Shelf } from './entries.ts';

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
export async function listCards(asking: Asking, filter: Filter = {}): Promise<Card[]> {
  const shelf = await loadEntries();
  const cards: Card[] = [];
  for (const post of shelf.posts.values()) {
    const { tags, author, series, pubDate } = post.data;
    if (filter.tag && !tags.includes(filter.tag)) continue;
    if (filter.author && author !== filter.author) continue;
    if (filter.series && series !== filter.series) continue;
    if (filter.year !== undefined && pubDate.getUTCFullYear() !== filter.year) continue;
    const card = knownCard(post, asking, shelf);
    if (card) cards.push(card);
  }
  return cards;
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
  const counts = new Map<string, number>();
  for (const { tags } of await listCards(asking)) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, href: `/tags/${name}`, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
