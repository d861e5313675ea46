/** A card: the public fields of an entry, by allowlist. What is not named here never leaves the library without a decision. */
import type { Decision } from '#src/access/decide.ts';
import { type Access, toAccess } from '#src/access/rule.ts';
import type { Author, Gated } from './entries.ts';

export interface CardAuthor {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

export interface Card {
  readonly collection: 'posts' | 'pages';
  readonly id: string;
  /** Path of the entry's page on this site. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly pubDate: Date;
  readonly updatedDate?: Date;
  readonly tags: readonly string[];
  /** While developing only: readers do not see this entry. */
  readonly draft?: true;
  readonly author?: CardAuthor;
  readonly series?: string;
  /** The rule in an author's words; `public` for what everybody may read. */
  readonly access: Access;
  /** When the entry becomes public, if it is read early by some. */
  readonly opensOn?: Date;
  /** The answer for the viewer that the card was made for. */
  readonly decision: Decision;
}

/**
 * Makes the card of an entry. A new frontmatter field stays private until it is added here.
 *
 * @param authors the entries of `content/authors`, for the name behind `author`
 */
export function toCard(entry: Gated, decision: Decision, authors: ReadonlyMap<string, Author>): Card {
  const { data } = entry;
  const post = entry.collection === 'posts' ? entry.data : undefined;
  const author = post?.author ? authors.get(post.author) : undefined;
  return {
    collection: entry.collection,
    id: entry.id,
    url: entry.collection === 'posts' ? `/posts/${entry.id}` : `/${entry.id}`,
    title: data.title,
    description: data.description,
    pubDate: data.pubDate,
    ...(data.updatedDate && { updatedDate: data.updatedDate }),
    tags: post?.tags ?? [],
    ...(!import.meta.env.PROD && data.draft && { draft: true as const }),
    ...(author && { author: { id: author.id, name: author.data.name, url: `/authors/${author.id}` } }),
    ...(post?.series && { series: post.series }),
    access: toAccess(data.rule),
    ...(data.opensOn && { opensOn: data.opensOn }),
    decision,
  };
}
