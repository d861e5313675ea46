/**
 * Cuts the Markdown tree of a body into parts: finds the wall and the gates, puts a mark around each part, and notes
 * what belongs to it. Nothing is taken away here; the marks become conditions in the compiled module.
 */
import { cutNodes } from './cut-nodes.ts';
import { Definitions, type NoteRow } from './definitions.ts';
import { Draft, lineOf, type ParseRule, type Snippet } from './draft.ts';
import { Headings } from './headings.ts';
import { MARK } from './marks.ts';
import type { EntryParts } from './parts.ts';
import type { PartText } from './texts.ts';
import { element, isEsm, type TreeNode } from './tree.ts';

export interface CutBody<R> {
  readonly tree: TreeNode;
  readonly parts: EntryParts<R>;
  readonly texts: readonly PartText[];
  readonly notes: readonly NoteRow[];
  readonly snippets: readonly Snippet[];
}

/**
 * @param root the tree, with positions; it is changed
 * @param file as authors know it
 * @param source from which the tree was read; space stands where the frontmatter was
 * @throws a sentence for the author when a mark is not where or what it can be
 */
export function cutBody<R>(
  root: TreeNode,
  file: string,
  source: string,
  parseRule: ParseRule<R>,
): CutBody<R> {
  const draft = new Draft(file, source, parseRule);
  const definitions = new Definitions(draft, root);
  const headings = new Headings();
  const cutter = { draft, definitions, headings };

  const nodes = root.children ?? [];
  const wall = findWall(nodes, draft);
  const above = nodes.slice(0, wall ? nodes.indexOf(wall) : 0);
  const below = nodes.slice(wall ? nodes.indexOf(wall) + 1 : 0);
  if (wall) draft.code.push(draft.rangeOf(wall));
  const body = draft.addBody(draft.range(wall?.position?.end.offset ?? 0, source.length));
  // Imports hold for the whole module and cannot stand inside an element.
  const preview = cutNodes(cutter, [...above, ...below.filter(isEsm)], null);
  const rest = cutNodes(
    cutter,
    below.filter((node) => !isEsm(node)),
    body,
  );
  const notes = definitions.section((found, part) => cutNodes(cutter, found, part));
  root.children = [...preview, element(MARK.part, false, { part: body }, rest), ...notes];

  const collected = draft.collected();
  return {
    tree: root,
    texts: draft.texts.collected(),
    notes: definitions.rows(),
    snippets: draft.snippets,
    parts: {
      ...collected,
      headings: headings.settle(collected.parts.map(({ id }) => id)),
      source: { code: draft.code, definitions: definitions.ranges() },
    },
  };
}

/** `<Paywall />` as an author has to write it: once, empty, alone between two paragraphs. */
function findWall<R>(nodes: readonly TreeNode[], draft: Draft<R>): TreeNode | undefined {
  const [wall, second] = nodes.filter(({ type, name }) => type === 'mdxJsxFlowElement' && name === 'Paywall');
  if (second) {
    const mend = 'Keep the one from which on the body is locked.';
    draft.fail(lineOf(second), `A second <Paywall /> follows the one in line ${wall && lineOf(wall)}.`, mend);
  }
  if (wall && (wall.children?.length || wall.attributes?.length)) {
    const mend = 'Write <Paywall /> to lock all that follows, or <Gate …> for one section.';
    draft.fail(lineOf(wall), '<Paywall> takes neither content nor attributes.', mend);
  }
  return wall;
}
