/** Cuts what stands in a part: goes through its nodes, and notes in the draft what belongs to it. */
import { cutElement } from './cut-element.ts';
import { cutExpression } from './cut-expression.ts';
import type { Definitions } from './definitions.ts';
import { type Draft, lineOf } from './draft.ts';
import type { Headings } from './headings.ts';
import { entryImage, linkedFile } from './media.ts';
import type { Owner } from './parts.ts';
import { relativeFile } from './relative-file.ts';
import { endsLine } from './texts.ts';
import { isEsm, isJsx, type TreeNode } from './tree.ts';

/** What the cutting of a body needs everywhere. */
export interface Cutter<R> {
  readonly draft: Draft<R>;
  readonly definitions: Definitions<R>;
  readonly headings: Headings;
}

/**
 * @param part in which the nodes stand
 * @returns what stands in their place
 */
export function cutNodes<R>(cutter: Cutter<R>, nodes: readonly TreeNode[], part: Owner): TreeNode[] {
  const { texts } = cutter.draft;
  return nodes.flatMap((node) => {
    if (endsLine(node)) texts.endLine(part);
    const cut = cutNode(cutter, node, part);
    if (endsLine(node)) texts.endLine(part);
    return cut;
  });
}

function cutNode<R>(cutter: Cutter<R>, node: TreeNode, part: Owner): TreeNode[] {
  const { draft, definitions, headings } = cutter;
  if (isJsx(node)) return [cutElement(cutter, node, part)];
  if (isEsm(node) || node.type.endsWith('Expression')) return [cutCode(node, part, draft)];
  switch (node.type) {
    case 'footnoteDefinition':
      return [];
    case 'footnoteReference':
      return definitions.reference(node, part);
    case 'image':
    case 'imageReference': {
      const { url, title } = node.type === 'image' ? node : (definitions.link(node, part) ?? {});
      const src = relativeFile(url);
      if (!src) return [node];
      draft.addMedia(part, src);
      return [entryImage(src, { ...node, title })];
    }
    case 'link':
    case 'linkReference': {
      const src = linkedFile(node.type === 'link' ? node.url : definitions.link(node, part)?.url);
      if (src) draft.addMedia(part, src);
      break;
    }
    case 'heading':
      headings.add(node, part);
      break;
  }
  if (node.value) {
    draft.addWords(part, node.value);
    if (node.type === 'code') draft.texts.addBlockOfCode(part, node.value);
    else draft.texts.add(part, node.value);
  }
  if (node.children) node.children = cutNodes(cutter, node.children, part);
  return [node];
}

/** Code is no text, and may show something else each time that it runs. */
function cutCode<R>(node: TreeNode, part: Owner, draft: Draft<R>): TreeNode {
  draft.code.push(draft.rangeOf(node));
  if (!isEsm(node)) node.value = cutExpression(node, part, draft);
  draft.snippets.push({ line: lineOf(node), text: node.value ?? '' });
  return node;
}
