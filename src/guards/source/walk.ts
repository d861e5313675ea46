/** Goes through a syntax tree, whichever parser made it. */
import type { SyntaxNode } from './parse.ts';

/**
 * Visits a node and all below it, in the order of the source.
 *
 * @param visit is told the nodes around the visited one, the outermost first; what it returns as `false` is not entered
 */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, around: readonly SyntaxNode[]) => unknown,
  around: readonly SyntaxNode[] = [],
): void {
  if (visit(node, around) === false) return;
  const inside = [...around, node];
  for (const child of childrenOf(node)) walk(child, visit, inside);
}

/** Every node of these types. */
export function nodesOf(root: SyntaxNode, ...types: string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  walk(root, (node) => {
    if (types.includes(node.type)) found.push(node);
  });
  return found;
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

/** The node under a key, if there is one. */
export function child(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
}

export function children(node: SyntaxNode | undefined, key: string): SyntaxNode[] {
  const value = node?.[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The text under a key: a name, or the value of a literal. */
export function text(node: SyntaxNode | undefined, key: string): string | undefined {
  const value = node?.[key];
  return typeof value === 'string' ? value : undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}
