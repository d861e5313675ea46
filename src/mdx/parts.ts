/** What a compiled body says about its parts: which there are, who may open them, and what belongs to each. */

/** The id of the part below `<Paywall />`, or of everything in a body without one. */
export const BODY = 'body';

/** From one character of the body's source up to another, in UTF-16 units of `entry.body`. */
export type SourceRange = readonly [start: number, end: number];

/** `null` stands for the preview, which is open to all. */
export type Owner = string | null;

export interface EntryPart<R = unknown> {
  /** `body`; `g1`, `g1.2` for gates in the preview; `body.g1`, `body.g1.2` for gates below it. */
  readonly id: string;
  readonly kind: 'body' | 'gate';
  readonly parent: Owner;
  /** What a gate asks for; the body asks for what the entry does. */
  readonly rule?: R;
  /** Whether it stands inside a line of text. */
  readonly inline: boolean;
  /** Words of the part itself, its footnotes included, the gates in it not. */
  readonly words: number;
  readonly ranges: readonly SourceRange[];
}

export interface EntryHeading {
  readonly depth: number;
  readonly text: string;
  readonly slug: string;
  readonly part: Owner;
}

export interface EntryMedia {
  /** The relative path that the author wrote, decoded, without query and fragment. */
  readonly src: string;
  readonly part: Owner;
}

export interface EntryParts<R = unknown> {
  /** Parents stand before the gates in them. */
  readonly parts: readonly EntryPart<R>[];
  readonly preview: { readonly words: number };
  /** In document order, those of closed parts included: filter before anything is shown. */
  readonly headings: readonly EntryHeading[];
  readonly media: readonly EntryMedia[];
  readonly source: {
    /** Marks, imports and expressions: source that is no text. */
    readonly code: readonly SourceRange[];
    /** Footnotes and link targets, with the parts that use them. */
    readonly definitions: readonly { readonly owners: readonly Owner[]; readonly range: SourceRange }[];
  };
}

/**
 * Reads what the processor left in a compiled body's frontmatter.
 *
 * @param frontmatter `remarkPluginFrontmatter` of Astro's `render(entry)`
 * @throws when the body was compiled by another processor, so that nothing in it is locked
 */
export function readParts<R = unknown>(frontmatter: Record<string, unknown> | undefined): EntryParts<R> {
  const found = frontmatter?.gatepost;
  if (isEntryParts<R>(found)) return found;
  throw new Error(
    'This body was not cut into parts, so nothing in it is locked. Set `markdown.processor` to `gatedMarkdown(…)` in astro.config.mjs, and write entries as .mdx.',
  );
}

function isEntryParts<R>(value: unknown): value is EntryParts<R> {
  if (typeof value !== 'object' || value === null) return false;
  const { parts, preview, headings, media, source } = value as Partial<EntryParts>;
  const lists = [parts, headings, media, source?.code, source?.definitions];
  return typeof preview?.words === 'number' && lists.every(Array.isArray);
}

/**
 * Whether a part is open: its own id and that of every part around it are among the open ones.
 *
 * @param openParts without it, everything is closed
 */
export function isOpen(part: Owner, openParts: ReadonlySet<string> | undefined): boolean {
  if (part === null) return true;
  const names = part.split('.');
  return names.every((_, index) => openParts?.has(names.slice(0, index + 1).join('.')) === true);
}
