/** Link targets and footnotes, wherever they are written: they belong to the parts that use them. */
import type { Draft } from './draft.ts';
import { lineOf } from './draft.ts';
import { MARK } from './marks.ts';
import type { EntryParts, Owner } from './parts.ts';
import { element, type TreeNode } from './tree.ts';

/** A footnote as the compiled module counts it: its mark, its part, and how often it is referred to. */
export type NoteRow = readonly [id: string, part: Owner, references: number];

interface Note {
  readonly id: string;
  readonly part: Owner;
  readonly line: number;
  readonly definition: TreeNode;
  references: number;
}

export class Definitions<R> {
  readonly #draft: Draft<R>;
  readonly #links = new Map<string, TreeNode>();
  readonly #linkOwners = new Map<TreeNode, Set<Owner>>();
  readonly #footnotes = new Map<string, TreeNode>();
  /** In the order in which a reader meets them. */
  readonly #notes = new Map<TreeNode, Note>();
  readonly #all: TreeNode[] = [];

  constructor(draft: Draft<R>, root: TreeNode) {
    this.#draft = draft;
    this.#collect(root);
  }

  #collect(node: TreeNode): void {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const known = node.type === 'definition' ? this.#links : this.#footnotes;
      const key = keyOf(node);
      if (!known.has(key)) known.set(key, node);
      this.#all.push(node);
    }
    for (const child of node.children ?? []) this.#collect(child);
  }

  /** The definition that a link or image refers to. */
  link(node: TreeNode, part: Owner): TreeNode | undefined {
    const definition = this.#links.get(keyOf(node));
    if (!definition) return undefined;
    this.#linkOwners.set(definition, (this.#linkOwners.get(definition) ?? new Set()).add(part));
    return definition;
  }

  /** The mark that stands for a reference to a footnote. */
  reference(node: TreeNode, part: Owner): TreeNode[] {
    const definition = this.#footnotes.get(keyOf(node));
    if (!definition) return [];
    const note = this.#notes.get(definition) ?? this.#addNote(definition, part, lineOf(node));
    if (note.part !== part) {
      this.#draft.fail(
        lineOf(node),
        `The footnote [^${node.label}] is used in ${this.#draft.describe(part)}, but also in ${this.#draft.describe(note.part)} (line ${note.line}).`,
        'A footnote is open to those who may read its part: write one for each part, under two names.',
      );
    }
    note.references += 1;
    return [element(MARK.reference, true, { note: note.id, at: String(note.references) })];
  }

  #addNote(definition: TreeNode, part: Owner, line: number): Note {
    const note = { id: `n${this.#notes.size + 1}`, part, line, definition, references: 0 };
    this.#notes.set(definition, note);
    return note;
  }

  /**
   * The section of all footnotes, each under its mark.
   *
   * @param visit cuts what stands in a footnote, and may meet further ones
   */
  section(visit: (nodes: TreeNode[], part: Owner) => TreeNode[]): TreeNode[] {
    const notes: TreeNode[] = [];
    for (const { id, part, definition } of this.#notes.values()) {
      const content = visit(definition.children ?? [], part);
      const back = element(MARK.backReferences, true, { note: id });
      const last = content.at(-1);
      if (last?.type === 'paragraph') last.children = [...(last.children ?? []), back];
      else content.push({ type: 'paragraph', children: [back] });
      notes.push(element(MARK.note, false, { note: id }, content));
    }
    return notes.length > 0 ? [element(MARK.notes, false, {}, notes)] : [];
  }

  rows(): NoteRow[] {
    return [...this.#notes.values()].map(({ id, part, references }) => [id, part, references]);
  }

  /** Where definitions stand in the source, and who uses them. */
  ranges(): EntryParts['source']['definitions'] {
    return this.#all.map((node) => {
      const note = this.#notes.get(node);
      return {
        owners: note ? [note.part] : [...(this.#linkOwners.get(node) ?? [])],
        range: this.#draft.rangeOf(node),
      };
    });
  }
}

function keyOf(node: TreeNode): string {
  return (node.identifier ?? '').toLowerCase();
}
