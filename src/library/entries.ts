/** All entries of the publication, loaded once: those that exist for production readers, newest first. */

import { type CollectionEntry, getCollection } from 'astro:content';
import { resolve } from 'node:path';
import type { Files } from './files/entry-files.ts';
import { isRefused } from './refused.ts';

export type Gated = CollectionEntry<'posts'> | CollectionEntry<'pages'>;
export type Author = CollectionEntry<'authors'>;

export interface Shelf {
  readonly posts: ReadonlyMap<string, CollectionEntry<'posts'>>;
  readonly pages: ReadonlyMap<string, CollectionEntry<'pages'>>;
  readonly authors: ReadonlyMap<string, Author>;
  /** Files beside entries, by the folder that they belong to. */
  readonly files: Files;
}

let shelf: Promise<Shelf> | undefined;

/** Everything in `content/`. In development it is read anew each time, so that an edit shows at once. */
export function loadEntries(): Promise<Shelf> {
  if (import.meta.env.DEVELOPING) return readShelf();
  shelf ??= readShelf();
  return shelf;
}

async function readShelf(): Promise<Shelf> {
  const [posts, pages, authors, files] = await Promise.all([
    getCollection('posts', isFinished),
    getCollection('pages', isFinished),
    getCollection('authors'),
    getCollection('files'),
  ]);
  const byDate = posts.sort(
    (a, b) => b.data.pubDate.getTime() - a.data.pubDate.getTime() || a.id.localeCompare(b.id),
  );
  const byFolder = Map.groupBy(
    files.map(({ data }) => data),
    ({ folder }) => folder,
  );
  return { posts: byId(byDate), pages: byId(pages), authors: byId(authors), files: byFolder };
}

/** Drafts exist while developing only; so do entries that are refused, and those are not shown. */
function isFinished({ data, filePath = '' }: Gated): boolean {
  return import.meta.env.DEVELOPING ? !isRefused(resolve(filePath)) : !data.draft;
}

/** Whether an entry has been published: a post with a date to come exists while developing only. */
export function isPublished({ data }: Gated, now: number): boolean {
  return import.meta.env.DEVELOPING || data.pubDate.getTime() <= now;
}

function byId<Entry extends { id: string }>(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
