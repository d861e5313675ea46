/** Lists: the cards of posts that a viewer may know of. One of the library's two doors. */
import { decide } from '#src/access/decide.ts';
import type { Viewer } from '#src/access/viewer.ts';
import { type Card, toCard } from './card.ts';
import { type Gated, isPublished, loadEntries } from './entries.ts';

export interface Asking {
  readonly viewer: Viewer;
  /** Epoch milliseconds of the request. */
  readonly now: number;
}

export interface Filter {
  readonly tag?: string;
  readonly author?: string;
  readonly series?: string;
}

/**
 * The posts that `asking.viewer` may know of, newest first. A `hidden` entry is among them only for those who may open it.
 *
 * @param filter keeps the posts that match every key given
 */
export async function listCards({ viewer, now }: Asking, filter: Filter = {}): Promise<Card[]> {
  const { posts, authors } = await loadEntries();
  const cards: Card[] = [];
  for (const post of posts.values()) {
    const { tags, author, series, rule, whenLocked } = post.data;
    if (filter.tag && !tags.includes(filter.tag)) continue;
    if (filter.author && author !== filter.author) continue;
    if (filter.series && series !== filter.series) continue;
    if (!isPublished(post, now)) continue;
    const decision = decide(rule, viewer, now);
    if (decision.state === 'locked' && whenLocked === 'hidden') continue;
    cards.push(toCard(post, decision, authors));
  }
  return cards;
}

/**
 * The cards of these entries, in the order asked for. Those that the viewer may not know of are left out.
 *
 * @param keys collections and ids, as search found them
 */
export async function pickCards(
  { viewer, now }: Asking,
  keys: readonly { collection: 'posts' | 'pages'; id: string }[],
): Promise<Card[]> {
  const { authors, ...shelf } = await loadEntries();
  return keys.flatMap(({ collection, id }) => {
    const entry: Gated | undefined = shelf[collection].get(id);
    if (!entry || !isPublished(entry, now)) return [];
    const decision = decide(entry.data.rule, viewer, now);
    if (decision.state === 'locked' && entry.data.whenLocked === 'hidden') return [];
    return [toCard(entry, decision, authors)];
  });
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
