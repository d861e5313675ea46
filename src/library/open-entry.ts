/** One entry for one viewer: its card, the decision, and only what that decision opens. The only door of a body. */
import { type Decision, decide } from '#src/access/decide.ts';
import type { Rule } from '#src/access/rule.ts';
import { cutMarkdown } from '#src/mdx/cut-markdown.ts';
import type { EntryFile } from '#src/mdx/entry-file.ts';
import { type EntryHeading, isOpen, readParts } from '#src/mdx/parts.ts';
import { type Body, bodyOf } from './body-of.ts';
import { type Card, toCard } from './card.ts';
import { type Gated, isPublished, loadEntries } from './entries.ts';
import { findFile, toEntryFile } from './files/entry-files.ts';
import type { Asking } from './list-cards.ts';
import { openPartsOf } from './open-parts.ts';
import { sourceOf } from './source-of.ts';

export interface OpenedEntry {
  readonly card: Card;
  readonly decision: Decision;
  /** Whether anything of the text stands above the wall. */
  readonly hasPreview: boolean;
  /** Headings of the open parts, in their order. */
  readonly headings: readonly EntryHeading[];
  /** Minutes to read what is open to this viewer; a locked body does not count. */
  readonly minutes: number;
  /** The decision of each gated section, by its part. */
  readonly gates: ReadonlyMap<string, Decision>;
  /** What each gated section asks for, by its part. */
  readonly gateRules: ReadonlyMap<string, Rule>;
  /** Render with `EntryBody.astro`, which hands the open parts to it; without them it renders nothing. */
  readonly Content: Body['Content'];
  readonly openParts: ReadonlySet<string>;
  /** The Markdown of the open parts, as its author wrote it, without marks and code. */
  readonly markdown: () => Promise<string>;
  /** The files that the open parts show, by the path that the author wrote. */
  readonly files: ReadonlyMap<string, EntryFile>;
}

/** Words that a reader takes in per minute; a common middle of studies on silent reading. */
const WORDS_PER_MINUTE = 230;

/**
 * Opens an entry as far as the viewer's decisions reach.
 *
 * @returns undefined when there is no such entry for this viewer: unknown, unpublished, or hidden from those who may not open it
 */
export async function openEntry(
  collection: 'posts' | 'pages',
  id: string,
  asking: Asking,
): Promise<OpenedEntry | undefined> {
  const shelf = await loadEntries();
  const entry: Gated | undefined = shelf[collection].get(id);
  if (!entry || !isPublished(entry, asking.now)) return undefined;
  const decision = decide(entry.data.rule, asking.viewer, asking.now);
  if (decision.state === 'locked' && entry.data.whenLocked === 'hidden') return undefined;

  const { Content, frontmatter } = await bodyOf(entry);
  const parts = readParts<Rule>(frontmatter);
  const { openParts, gates } = openPartsOf(parts, decision, asking);
  const words =
    parts.preview.words + sum(parts.parts.filter(({ id }) => openParts.has(id)).map((part) => part.words));
  const shown = parts.media
    .filter(({ part }) => isOpen(part, openParts))
    .flatMap(({ src }) => {
      const file = findFile(entry, src, shelf.files);
      return file ? [{ src, file }] : [];
    });
  return {
    card: toCard(entry, decision, shelf),
    decision,
    hasPreview: parts.preview.words > 0,
    headings: parts.headings.filter(({ part }) => part === null || openParts.has(part)),
    minutes: Math.max(1, Math.round(words / WORDS_PER_MINUTE)),
    gates,
    gateRules: new Map(parts.parts.flatMap(({ id, rule }) => (rule ? [[id, rule]] : []))),
    Content,
    openParts,
    markdown: async () => cutMarkdown(await sourceOf(entry), parts, openParts),
    files: new Map(shown.map(({ src, file }) => [src, toEntryFile(entry, file)])),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
