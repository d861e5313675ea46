/** Gathers what a reader reads of each part, as plain text, while a body is being cut: for search. */
import type { EntryParts, Owner } from './parts.ts';
import type { TreeNode } from './tree.ts';

/** A part and all that is read in it, its footnotes included, the gates in it not; a line per block. */
export type PartText = readonly [part: Owner, text: string];

/** One body as it is kept for search: the rules of its parts, and their texts. */
export interface KeptBody<R = unknown> {
  readonly parts: EntryParts<R>['parts'];
  readonly texts: readonly PartText[];
}

/** The file of the built server, one body per line as JSON; it lies beside the compiled bodies and is as little public. */
export const TEXTS_FILE = 'part-texts.jsonl';

/** Beside it, all sources one after the other, and where each of them lies: by the path of its file, in bytes. */
export const SOURCES_FILE = 'part-sources.txt';
export const SOURCES_INDEX_FILE = 'part-sources.json';

/** Nodes that stand in a line of text. A word may go on across their edges. */
const IN_LINE = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'link',
  'linkReference',
  'mdxJsxTextElement',
  'mdxTextExpression',
]);

export class Texts {
  readonly #texts = new Map<Owner, string>();
  readonly #blocksOfCode = new Map<Owner, string>();

  add(part: Owner, text: string): void {
    this.#texts.set(part, (this.#texts.get(part) ?? '') + onOneLine(text));
  }

  /** A block of code stands after all that is prose: a passage is cut from it only when it alone has what was looked for. */
  addBlockOfCode(part: Owner, code: string): void {
    this.#blocksOfCode.set(part, `${this.#blocksOfCode.get(part) ?? ''}${onOneLine(code)}\n`);
  }

  /** Ends a line, so that what stands in two blocks, or on two sides of a gate, never reads as one word. */
  endLine(part: Owner): void {
    const text = this.#texts.get(part);
    if (text && !text.endsWith('\n')) this.#texts.set(part, `${text}\n`);
  }

  collected(): PartText[] {
    for (const [part, code] of this.#blocksOfCode) {
      this.endLine(part);
      this.#texts.set(part, (this.#texts.get(part) ?? '') + code);
    }
    this.#blocksOfCode.clear();
    return [...this.#texts].map(([part, text]) => [part, text.trim()]);
  }
}

/** Where an author breaks a line of source is not seen by readers. */
const onOneLine = (text: string) => text.replace(/\s+/g, ' ');

/** Whether a node is a block, or cuts a line like one. */
export function endsLine({ type, name }: TreeNode): boolean {
  return name === 'Gate' || !IN_LINE.has(type);
}
