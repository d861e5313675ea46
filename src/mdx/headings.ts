/** Gives headings their ids, so that the id of an open heading never tells of a closed one. */
import Slugger from 'github-slugger';
import { BODY, type EntryHeading, type Owner } from './parts.ts';
import { type TreeNode, textOf } from './tree.ts';

interface Found {
  readonly node: TreeNode;
  readonly text: string;
  readonly part: Owner;
}

/**
 * The ids of a page are unique, and equal headings are numbered. So the preview chooses first, then the body,
 * which nobody reads without it; ids inside a gate end in the name of the gate and cannot meet any other.
 */
export class Headings {
  readonly #found: Found[] = [];

  add(node: TreeNode, part: Owner): void {
    this.#found.push({ node, text: textOf(node).trim(), part });
  }

  /**
   * Writes the ids into the headings.
   *
   * @param parts the ids of all parts, parents first
   * @returns the headings in document order; those without text are in no list
   */
  settle(parts: readonly string[]): EntryHeading[] {
    const slugger = new Slugger();
    const slugs = new Map<Found, string>();
    for (const part of [null, ...parts]) {
      for (const found of this.#found.filter((heading) => heading.part === part)) {
        const slug = authoredId(found.node) ?? slugger.slug(`${found.text || 'section'}${suffix(part)}`);
        found.node.data = { ...found.node.data, hProperties: { ...hProperties(found.node), id: slug } };
        slugs.set(found, slug);
      }
    }
    return this.#found
      .filter(({ text }) => text !== '')
      .map((found) => ({
        depth: found.node.depth ?? 1,
        text: found.text,
        slug: slugs.get(found) ?? '',
        part: found.part,
      }));
  }
}

/** `g1.2` → ` g1 2`; `body.g1` → ` bg1`. */
function suffix(part: Owner): string {
  if (part === null || part === BODY) return '';
  return ` ${part.replace(`${BODY}.`, 'b').replaceAll('.', ' ')}`;
}

function hProperties({ data }: TreeNode): Record<string, unknown> {
  return (data?.hProperties as Record<string, unknown> | undefined) ?? {};
}

function authoredId(node: TreeNode): string | undefined {
  const { id } = hProperties(node);
  return typeof id === 'string' ? id : undefined;
}
