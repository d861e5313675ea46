/** A card: the public fields of an entry, by allowlist. What is not named here never leaves the library without a decision. */
import type { Decision } from '#src/access/decide.ts';
import { type Access, toAccess } from '#src/access/rule.ts';
import type { EntryFile } from '#src/mdx/entry-file.ts';
import type { Gated, Shelf } from './entries.ts';
import { findFile, toEntryFile } from './files/entry-files.ts';

export interface CardAuthor {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

export interface CardImage extends EntryFile {
  /** What it shows, in words; empty for a picture that only adorns. */
  readonly alt: string;
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
  /** The picture at its head, which everybody sees who sees the card. */
  readonly heroImage?: CardImage;
  readonly tags: readonly string[];
  /** While developing only: readers do not see this entry. */
  readonly draft?: true;
  readonly author?: CardAuthor;
  readonly series?: string;
  /** The rule in an author's words; `public` for what everybody may read. */
  readonly access: Access;
  /** What its author says is behind the wall. */
  readonly behind: readonly string[];
  /** When the entry becomes public, if it is read early by some. */
  readonly opensOn?: Date;
  /** The answer for the viewer that the card was made for. */
  readonly decision: Decision;
}

/**
 * Makes the card of an entry. A new frontmatter field stays private until it is added here.
 *
 * @param shelf has the name behind `author`, and the file behind `heroImage`
 */
export function toCard(
  entry: Gated,
  decision: Decision,
  { authors, files }: Pick<Shelf, 'authors' | 'files'>,
): Card {
  const { data } = entry;
  const post = entry.collection === 'posts' ? entry.data : undefined;
  const author = post?.author ? authors.get(post.author) : undefined;
  const hero = post?.heroImage ? findFile(entry, post.heroImage, files) : undefined;
  return {
    collection: entry.collection,
    id: entry.id,
    url: entry.collection === 'posts' ? `/posts/${entry.id}` : `/${entry.id}`,
    title: data.title,
    description: data.description,
    pubDate: data.pubDate,
    ...(data.updatedDate && { updatedDate: data.updatedDate }),
    ...(hero && { heroImage: { ...toEntryFile(entry, hero), alt: post?.heroAlt ?? '' } }),
    tags: post?.tags ?? [],
    ...(import.meta.env.DEVELOPING && data.draft && { draft: true as const }),
    ...(author && { author: { id: author.id, name: author.data.name, url: `/authors/${author.id}` } }),
    ...(post?.series && { series: post.series }),
    access: toAccess(data.rule),
    behind: data.behind,
    ...(data.opensOn && { opensOn: data.opensOn }),
    decision,
  };
}
