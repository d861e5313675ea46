/** The Markdown tree as plain objects that can be changed at will; Sätteri's own nodes are read-only views. */
import type { MdastPluginDefinition } from 'satteri';

export type MdastContext = Parameters<NonNullable<MdastPluginDefinition['before']>>[1];
export type MdastRoot = Parameters<NonNullable<MdastPluginDefinition['before']>>[0];

export interface TreeNode {
  type: string;
  name?: string | null;
  attributes?: TreeAttribute[];
  value?: string;
  url?: string;
  title?: string | null;
  alt?: string | null;
  identifier?: string;
  label?: string;
  depth?: number;
  data?: Record<string, unknown>;
  position?: Position;
  children?: TreeNode[];
}

export type TreeAttribute =
  | { type: 'mdxJsxAttribute'; name: string; value?: string | null | AttributeExpression }
  | { type: 'mdxJsxExpressionAttribute'; value: string };

interface AttributeExpression {
  type: 'mdxJsxAttributeValueExpression';
  value: string;
}

interface Position {
  start: { line: number; offset: number };
  end: { line: number; offset: number };
}

/** A copy of a node and all below it. Sätteri keeps its own fields under names with an underscore. */
export function toTree(node: object): TreeNode {
  const fields = Object.entries(node).filter(([key]) => !key.startsWith('_'));
  const copy = Object.fromEntries(fields) as unknown as TreeNode;
  if (copy.children) copy.children = copy.children.map(toTree);
  return copy;
}

/** Hands a changed tree back to Sätteri. */
export function replaceRoot(context: MdastContext, root: MdastRoot, tree: TreeNode): void {
  context.replaceNode(root, tree as unknown as MdastRoot);
}

/**
 * A JSX element.
 *
 * @param inline whether it stands inside a line of text
 * @param attributes strings as they are; `null` for an attribute without a value; undefined ones are left out
 */
export function element(
  name: string,
  inline: boolean,
  attributes: Record<string, string | null | undefined>,
  children: TreeNode[] = [],
): TreeNode {
  return {
    type: inline ? 'mdxJsxTextElement' : 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
    // Without it, the name would be looked up among the components of the page.
    data: { _mdxExplicitJsx: true },
  };
}

/** Whether a node is an import or export. */
export function isEsm(node: TreeNode): boolean {
  return node.type === 'mdxjsEsm';
}

export function isJsx(node: TreeNode): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The text of a node as a reader sees it in a list of headings: without gates, footnote marks and expressions. */
export function textOf(node: TreeNode): string {
  if (node.name === 'Gate' || node.type.endsWith('Expression')) return '';
  return node.value ?? node.children?.map(textOf).join('') ?? '';
}
