/** What is known of one body while it is being cut: its parts, and what was found in each. */
import { AuthorError } from './author-error.ts';
import {
  BODY,
  type EntryMedia,
  type EntryPart,
  type EntryParts,
  type Owner,
  type SourceRange,
} from './parts.ts';
import { Texts } from './texts.ts';
import type { TreeNode } from './tree.ts';

/** Checks the rule of a gate, as written, and gives what the site decides by; throws what the author should read. */
export type ParseRule<R> = (access: unknown, where: { file: string; line: number }) => R;

/** JavaScript in a body, and the line in which it begins. */
export interface Snippet {
  readonly line: number;
  readonly text: string;
}

type DraftPart<R> = Omit<EntryPart<R>, 'words'> & { words: number; line: number };

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

export class Draft<R> {
  /** As authors know it. */
  readonly file: string;
  readonly source: string;
  readonly #parts = new Map<string, DraftPart<R>>();
  readonly #media = new Map<string, EntryMedia>();
  readonly texts = new Texts();
  readonly code: SourceRange[] = [];
  /** JavaScript as it is left in the tree, to look up the line of a mistake in it. */
  readonly snippets: Snippet[] = [];
  readonly #parseRule: ParseRule<R>;
  /** Astro gives authors' source without the space around it. */
  readonly #margin: number;
  readonly #length: number;
  #previewWords = 0;

  constructor(file: string, source: string, parseRule: ParseRule<R>) {
    this.file = file;
    this.source = source;
    this.#parseRule = parseRule;
    this.#margin = source.length - source.trimStart().length;
    this.#length = source.trim().length;
  }

  /** Ends the build with a sentence that says where, what, and how to mend it. */
  fail(line: number | undefined, problem: string, mend: string): never {
    throw new AuthorError({ file: this.file, line }, problem, mend);
  }

  /** The part below the wall. */
  addBody(range: SourceRange): string {
    const part = {
      id: BODY,
      kind: 'body',
      parent: null,
      inline: false,
      words: 0,
      ranges: [range],
      line: 0,
    } as const;
    this.#parts.set(BODY, { ...part });
    return BODY;
  }

  /** A gated section. @returns the id of its part */
  addGate(parent: Owner, access: unknown, inline: boolean, range: SourceRange, line: number): string {
    const rule = this.#parseRule(access, { file: this.file, line });
    const siblings = [...this.#parts.values()].filter(
      (part) => part.kind === 'gate' && part.parent === parent,
    );
    const number = siblings.length + 1;
    const id =
      parent === null ? `g${number}` : parent === BODY ? `${BODY}.g${number}` : `${parent}.${number}`;
    this.#parts.set(id, { id, kind: 'gate', parent, rule, inline, words: 0, ranges: [range], line });
    return id;
  }

  addWords(part: Owner, text: string): void {
    const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
    const owner = part === null ? undefined : this.#parts.get(part);
    if (owner) owner.words += words;
    else this.#previewWords += words;
  }

  addMedia(part: Owner, src: string): void {
    this.#media.set(JSON.stringify([part, src]), { src, part });
  }

  /** A part in the words of an error. */
  describe(part: Owner): string {
    if (part === null) return 'the preview';
    return part === BODY ? 'the body' : `the <Gate> in line ${this.#parts.get(part)?.line}`;
  }

  /** Where a node stands in the source, as `entry.body` has it. */
  rangeOf({ position }: TreeNode): SourceRange {
    return this.range(position?.start.offset ?? 0, position?.end.offset ?? this.source.length);
  }

  range(start: number, end: number): SourceRange {
    const inBody = (offset: number) => Math.min(Math.max(offset - this.#margin, 0), this.#length);
    return [inBody(start), inBody(end)];
  }

  /** Everything but headings and definitions, which are known only at the end. */
  collected(): Pick<EntryParts<R>, 'parts' | 'preview' | 'media'> {
    return {
      parts: [...this.#parts.values()].map(({ line, ...part }) => part),
      preview: { words: this.#previewWords },
      media: [...this.#media.values()],
    };
  }
}

/** The line in which a node begins, counted from 1. */
export function lineOf(node: TreeNode): number {
  return node.position?.start.line ?? 1;
}
