/** What a source file imports, and where in the project that lies. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Source, SyntaxNode } from './parse.ts';
import { child, children, text, walk } from './walk.ts';

export interface Import {
  readonly from: string;
  readonly node: SyntaxNode;
  /** Types are erased before anything runs. */
  readonly typeOnly: boolean;
  /** What is imported under which name here: `default`, `*`, or a name of the other module. */
  readonly names: readonly { readonly imported: string; readonly local: string }[];
}

/** Imports, exports from elsewhere, and `import(…)` of a name that is written out. */
export function importsOf({ root }: Source): Import[] {
  const found: Import[] = [];
  walk(root, (node) => {
    const from = text(child(node, 'source'), 'value');
    if (from === undefined) return;
    if (node.type === 'ImportDeclaration') {
      const specifiers = children(node, 'specifiers');
      const typed =
        node.importKind === 'type' ||
        (specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type'));
      found.push({ from, node, typeOnly: typed, names: specifiers.map(nameOf) });
    } else if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
      found.push({ from, node, typeOnly: node.exportKind === 'type', names: [] });
    } else if (node.type === 'ImportExpression') {
      found.push({ from, node, typeOnly: false, names: [] });
    }
  });
  return found;
}

function nameOf(specifier: SyntaxNode): { imported: string; local: string } {
  const local = text(child(specifier, 'local'), 'name') ?? '';
  if (specifier.type === 'ImportDefaultSpecifier') return { imported: 'default', local };
  if (specifier.type === 'ImportNamespaceSpecifier') return { imported: '*', local };
  const imported = child(specifier, 'imported');
  return { imported: text(imported, 'name') ?? text(imported, 'value') ?? '', local };
}

/**
 * The file of the project that an import means.
 *
 * @param root the project's folder
 * @returns its absolute path, whether it exists or not; undefined for packages
 */
export function targetOf(from: string, importer: string, root: string): string | undefined {
  const path = from.replace(/[?#].*$/, (rest) => (from.startsWith('#') && rest === from ? rest : ''));
  if (path.startsWith('#src/')) return existing(join(root, path.slice(1)));
  if (path === '#theme') return join(root, 'theme.config.ts');
  if (path.startsWith('.')) return existing(resolve(dirname(importer), path));
  // Vite reads a leading slash as the project's folder, unless there is such a file on the disk.
  if (path.startsWith('/')) return existsSync(path) ? path : existing(join(root, path));
  return undefined;
}

function existing(path: string): string {
  const endings = ['', '.ts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js'];
  return (
    endings.map((ending) => path + ending).find((file) => /\.\w+$/.test(file) && existsSync(file)) ?? path
  );
}

/** Components that a file shows as server islands only: they are rendered by a request of their own. */
export function deferredNames({ root }: Source): Set<string> {
  const shown = new Map<string, boolean>();
  walk(root, (node) => {
    if (node.type !== 'JSXOpeningElement') return;
    const name = text(child(node, 'name'), 'name') ?? '';
    const deferred = children(node, 'attributes').some(
      (attribute) => text(child(attribute, 'name'), 'name') === 'server:defer',
    );
    shown.set(name, deferred && shown.get(name) !== false);
  });
  return new Set([...shown].flatMap(([name, deferred]) => (deferred ? [name] : [])));
}
