/**
 * Turns a compiled body into the code of a function, which the server reads from the disk when it is asked for and forgets again. Node
 * never unloads a module, so that bodies which were modules would fill the memory, one after the other.
 */
import MagicString from 'magic-string';
import { type ESTree, Visitor } from 'rolldown/utils';
import { BODY_IMPORTS, FILED_EXPORTS, IMPORTS_PARAMETER } from './filed-body.ts';
import { parseScript } from './javascript.ts';

/** What Astro's compilation declares at the top; anything else was written by an author, and may remember something. */
const COMPILED = new Set(['frontmatter', 'url', 'file', 'Content']);

/**
 * @param code the compiled module, as the bundler would get it
 * @returns undefined for a body that has to stay a module: its author imports or exports something
 */
export function toBodyFunction(code: string): string | undefined {
  const program = parseScript(code);
  if (!program || reachesOutside(program)) return undefined;
  const edits = new MagicString(code);
  const imports: string[] = [];
  for (const node of program.body) {
    switch (node.type) {
      case 'ImportDeclaration': {
        const names = namesOf(node);
        if (!names) return undefined;
        imports.push(`const {${names}} = ${IMPORTS_PARAMETER}[${JSON.stringify(sourceOf(node))}];`);
        edits.remove(node.start, node.end);
        break;
      }
      case 'ExportNamedDeclaration':
        if (!node.declaration || !isCompiled(node.declaration)) return undefined;
        edits.remove(node.start, node.declaration.start);
        break;
      case 'ExportDefaultDeclaration':
        if (node.declaration.type !== 'Identifier') return undefined;
        edits.remove(node.start, node.end);
        break;
      case 'FunctionDeclaration':
      case 'ExpressionStatement':
        break;
      default:
        if (!isCompiled(node)) return undefined;
    }
  }
  edits.prepend(`'use strict';\n${imports.join('\n')}\n`);
  edits.append(`\nreturn { ${FILED_EXPORTS.join(', ')} };`);
  return edits.toString();
}

/** Code that only a module can hold. */
function reachesOutside(program: ESTree.Program): boolean {
  let found = false;
  const reach = () => {
    found = true;
  };
  new Visitor({ ImportExpression: reach, MetaProperty: reach, AwaitExpression: reach }).visit(program);
  return found;
}

/** @returns what a declaration imports, written as an object's pattern; undefined when the server could not hand it over */
function namesOf(node: ESTree.ImportDeclaration): string | undefined {
  const known: readonly string[] = BODY_IMPORTS[sourceOf(node)] ?? [];
  const names = node.specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') return undefined;
    const { name } = specifier.imported;
    return known.includes(name) ? `${name}: ${specifier.local.name}` : undefined;
  });
  return names.includes(undefined) ? undefined : names.join(', ');
}

/** The theme's own runtime is imported by its path. */
function sourceOf({ source: { value } }: ESTree.ImportDeclaration): keyof typeof BODY_IMPORTS {
  return (value.endsWith('/src/mdx/runtime.ts') ? 'runtime' : value) as keyof typeof BODY_IMPORTS;
}

function isCompiled(node: ESTree.Node): boolean {
  if (node.type === 'FunctionDeclaration') return true;
  if (node.type !== 'VariableDeclaration') return false;
  return node.declarations.every(({ id }) => id.type === 'Identifier' && COMPILED.has(id.name));
}
