/** Where the tags of an element stand in the source, so that its content can be kept without them. */
import type { TreeNode } from './tree.ts';

/** From the `<` of an element up to the end of its opening tag; a `>` in quotes or braces does not end it. */
export function openingTag(source: string, { position }: TreeNode): [start: number, end: number] {
  const start = position?.start.offset ?? 0;
  let depth = 0;
  let quote = '';
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at);
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '>' && depth === 0) return [start, at + 1];
  }
  return [start, source.length];
}

/** From the `</` of an element up to its end. */
export function closingTag(source: string, { position }: TreeNode): [start: number, end: number] {
  const end = position?.end.offset ?? source.length;
  return [source.lastIndexOf('</', end - 1), end];
}
