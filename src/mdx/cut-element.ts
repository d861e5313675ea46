/** Cuts an element of a body: a gate becomes a part, a file beside the entry stays out of what is public. */
import { type Cutter, cutNodes } from './cut-nodes.ts';
import { lineOf } from './draft.ts';
import { gateAccess, treeAttributes } from './gate-access.ts';
import { MARK, misnamedMark } from './marks.ts';
import { ENTRY_IMAGE, filesOf } from './media.ts';
import type { Owner } from './parts.ts';
import { closingTag, openingTag } from './tags.ts';
import { element, type TreeNode } from './tree.ts';

/**
 * @param part in which the element stands
 * @returns what stands in its place
 * @throws a sentence for the author when a mark is not where or what it can be
 */
export function cutElement<R>(cutter: Cutter<R>, node: TreeNode, part: Owner): TreeNode {
  const { draft } = cutter;
  const { name, attributes = [] } = node;
  const fail = (problem: string, mend: string) => draft.fail(lineOf(node), problem, mend);
  const misnamed = name && misnamedMark(name);
  if (misnamed) fail(...misnamed);
  if (name === 'Paywall') {
    fail(
      '<Paywall /> stands inside something else.',
      'Put it alone on a line of the text, with an empty line before and after.',
    );
  }
  if (name === 'Gate') return cutGate(cutter, node, part, fail);

  for (const { value } of attributes) {
    if (value)
      draft.snippets.push({ line: lineOf(node), text: typeof value === 'string' ? value : value.value });
  }
  const files = filesOf(attributes);
  for (const src of files) draft.addMedia(part, src);
  if (name === 'img' && files.length > 0) node.name = ENTRY_IMAGE;
  // Without the flag the page may say how to show the element, as it has to for a file beside the entry.
  else if (files.length > 0 && /^[a-z]+$/.test(name ?? '')) delete node.data;
  node.children = cutNodes(cutter, node.children ?? [], part);
  return node;
}

function cutGate<R>(
  cutter: Cutter<R>,
  node: TreeNode,
  part: Owner,
  fail: (problem: string, mend: string) => never,
): TreeNode {
  const { draft } = cutter;
  const { children = [], attributes = [] } = node;
  if (children.length === 0) fail('<Gate> is empty.', 'It locks what stands between <Gate …> and </Gate>.');
  const inline = node.type === 'mdxJsxTextElement';
  const access = gateAccess(treeAttributes(attributes), fail);
  const id = draft.addGate(part, access, inline, draft.rangeOf(node), lineOf(node));
  draft.code.push(
    draft.range(...openingTag(draft.source, node)),
    draft.range(...closingTag(draft.source, node)),
  );
  return element(
    MARK.part,
    inline,
    { part: id, inline: inline ? null : undefined },
    cutNodes(cutter, children, id),
  );
}
