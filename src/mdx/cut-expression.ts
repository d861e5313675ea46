/** Cuts the gates in a JavaScript expression, such as `{shown && <Gate plan="pro">…</Gate>}`. */
import MagicString from 'magic-string';
import { type ESTree, Visitor } from 'rolldown/utils';
import type { Draft } from './draft.ts';
import { lineOf } from './draft.ts';
import { gateAccess, jsxAttributes } from './gate-access.ts';
import { OPENING, parseExpression, staticValue } from './javascript.ts';
import { MARK, misnamedMark } from './marks.ts';
import { ENTRY_IMAGE, fileIn } from './media.ts';
import type { Owner } from './parts.ts';
import type { TreeNode } from './tree.ts';

/**
 * Replaces the gates and relative images in the code of an expression by what stands for them.
 *
 * @param node an MDX expression; its range is that of all gates in it
 * @param owner the part in which it stands
 * @returns the changed code
 */
export function cutExpression<R>(node: TreeNode, owner: Owner, draft: Draft<R>): string {
  const code = node.value ?? '';
  const program = code.includes('<') ? parseExpression(code) : undefined;
  if (!program) return code;

  const inline = node.type === 'mdxTextExpression';
  const edits = new MagicString(OPENING + code);
  const parts: Owner[] = [owner];
  const part = () => parts.at(-1) ?? owner;

  new Visitor({
    JSXElement(jsx) {
      const { openingElement: opening, closingElement: closing } = jsx;
      const name = edits.original.slice(opening.name.start, opening.name.end);
      const line = lineOf(node) + edits.original.slice(0, opening.start).split('\n').length - 1;
      const fail = (problem: string, mend: string) => draft.fail(line, problem, mend);
      const misnamed = misnamedMark(name);
      if (misnamed) fail(...misnamed);
      if (name === 'Paywall')
        fail('<Paywall> stands in an expression.', 'Put it alone on a line of the text.');
      if (name === 'Gate') {
        if (!closing) fail('<Gate> is empty.', 'It locks what stands between <Gate …> and </Gate>.');
        const access = gateAccess(jsxAttributes(opening), fail);
        const id = draft.addGate(part(), access, inline, draft.rangeOf(node), line);
        parts.push(id);
        edits.update(opening.start, opening.end, `<${MARK.part} part="${id}"${inline ? ' inline' : ''}>`);
        if (closing) edits.update(closing.start, closing.end, `</${MARK.part}>`);
      } else {
        noteFiles(opening, name, (src) => draft.addMedia(part(), src), edits);
      }
    },
    'JSXElement:exit'({ openingElement: { name } }) {
      if (name.type === 'JSXIdentifier' && name.name === 'Gate') parts.pop();
    },
    JSXText({ value }) {
      draft.addWords(part(), value);
    },
  }).visit(program);
  return edits.toString().slice(OPENING.length);
}

function noteFiles(
  opening: ESTree.JSXOpeningElement,
  name: string,
  found: (src: string) => void,
  edits: MagicString,
): void {
  const files = opening.attributes.flatMap((attribute) => {
    if (attribute.type !== 'JSXAttribute' || attribute.name.type !== 'JSXIdentifier') return [];
    const { value } = attribute;
    const known = value && staticValue(value.type === 'JSXExpressionContainer' ? value.expression : value);
    return fileIn(attribute.name.name, known);
  });
  for (const file of files) found(file);
  if (name === 'img' && files.length > 0) edits.update(opening.name.start, opening.name.end, ENTRY_IMAGE);
}
