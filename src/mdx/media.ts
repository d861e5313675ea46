/** Finds the files that lie beside an entry, and keeps Astro from publishing them. */
import { DYNAMIC, staticValueOf } from './javascript.ts';
import { relativeFile } from './relative-file.ts';
import type { TreeAttribute, TreeNode } from './tree.ts';

/** The component that shows a relative image; a page says how. */
export const ENTRY_IMAGE = 'EntryImage';

const SOURCE_ATTRIBUTES = ['src', 'href', 'poster', 'captions'];

/** The path of a file that a link leads to: one with an ending, and not another entry's source. */
export function linkedFile(url: string | undefined): string | undefined {
  const path = relativeFile(url);
  return path && /\.[a-z\d]+$/i.test(path) && !/\.mdx?$/i.test(path) ? path : undefined;
}

/** The files that an element names in attributes whose value is known at build. */
export function filesOf(attributes: readonly TreeAttribute[]): string[] {
  return attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || !SOURCE_ATTRIBUTES.includes(attribute.name)) return [];
    const { value } = attribute;
    const known = typeof value === 'object' && value ? staticValueOf(value.value) : value;
    return known === DYNAMIC ? [] : fileIn(attribute.name, known);
  });
}

/** The file that an attribute of this name and value refers to, if any. */
export function fileIn(attribute: string, value: unknown): string[] {
  if (typeof value !== 'string' || !SOURCE_ATTRIBUTES.includes(attribute)) return [];
  const path = attribute === 'href' ? linkedFile(value) : relativeFile(value);
  return path ? [path] : [];
}

/** The element for a Markdown image of a file beside the entry. */
export function entryImage(src: string, { alt, title }: TreeNode): TreeNode {
  const attributes = [['src', src], ['alt', alt ?? ''], ...(title ? [['title', title]] : [])] as const;
  return {
    type: 'mdxJsxTextElement',
    name: ENTRY_IMAGE,
    attributes: attributes.map(([name, value]) => ({
      type: 'mdxJsxAttribute',
      name: `${name}`,
      value: `${value}`,
    })),
    children: [],
  };
}
