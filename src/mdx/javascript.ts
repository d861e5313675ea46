/** Reads the JavaScript in a body: its expressions, and their values where no code need run. */
import { parseAst } from 'rolldown/parseAst';
import type { ESTree } from 'rolldown/utils';

/** Stands before the code of an expression while it is parsed, so that `{…}` reads as an object. */
export const OPENING = '(';

/** The value of an expression that only running it would tell. */
export const DYNAMIC: unique symbol = Symbol('dynamic');

/** @returns undefined when there is no expression, as in a comment */
export function parseExpression(code: string): ESTree.Program | undefined {
  try {
    return parseAst(`${OPENING}${code}\n)`, { lang: 'tsx', sourceType: 'module' });
  } catch {
    return undefined;
  }
}

/** Parses a compiled module. */
export function parseModule(code: string): ESTree.Program {
  return parseAst(code, { lang: 'ts', sourceType: 'module' });
}

/** Parses a module without types. @returns undefined when it has types, or does not parse at all */
export function parseScript(code: string): ESTree.Program | undefined {
  try {
    return parseAst(code, { lang: 'js', sourceType: 'module' });
  } catch {
    return undefined;
  }
}

/** The value of the code of an expression made of literals, or {@link DYNAMIC}. */
export function staticValueOf(code: string): unknown {
  const statement = parseExpression(code)?.body[0];
  return statement?.type === 'ExpressionStatement' ? staticValue(statement.expression) : DYNAMIC;
}

/** The value of a literal, a list or an object of literals, or {@link DYNAMIC}. */
export function staticValue(node: ESTree.Node): unknown {
  switch (node.type) {
    case 'Literal':
      return 'regex' in node || 'bigint' in node ? DYNAMIC : node.value;
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? node.quasis[0]?.value.cooked : DYNAMIC;
    case 'ArrayExpression': {
      const items = node.elements.map((item) => (item ? staticValue(item) : DYNAMIC));
      return items.includes(DYNAMIC) ? DYNAMIC : items;
    }
    case 'ObjectExpression': {
      const entries = node.properties.map(staticEntry);
      return entries.some(([, value]) => value === DYNAMIC) ? DYNAMIC : Object.fromEntries(entries);
    }
    default:
      return DYNAMIC;
  }
}

function staticEntry(property: ESTree.ObjectPropertyKind): [string, unknown] {
  if (property.type !== 'Property' || property.computed || property.kind !== 'init') return ['', DYNAMIC];
  const { key } = property;
  if (key.type === 'Identifier') return [key.name, staticValue(property.value)];
  return key.type === 'Literal' ? [String(key.value), staticValue(property.value)] : ['', DYNAMIC];
}
