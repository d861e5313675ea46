/** Authors: public profiles from `content/authors`. */
import { type Author, loadEntries } from './entries.ts';

export interface AuthorProfile {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly bio?: string;
  readonly links: readonly { label: string; href: string }[];
}

/** Every author, by name. */
export async function listAuthors(): Promise<AuthorProfile[]> {
  const { authors } = await loadEntries();
  return [...authors.values()].map(toProfile).sort((a, b) => a.name.localeCompare(b.name));
}

/** @returns the profile, or undefined for an author who does not exist */
export async function openAuthor(id: string): Promise<AuthorProfile | undefined> {
  const author = (await loadEntries()).authors.get(id);
  return author && toProfile(author);
}

function toProfile({ id, data: { name, title, bio, links } }: Author): AuthorProfile {
  return { id, name, links, ...(title && { title }), ...(bio && { bio }) };
}
