/** Rules: entries are read by the library alone, and nothing imports what lies in the content folder. */
import { dirname, resolve } from 'node:path';
import type { Problem } from '../problem.ts';
import { importsOf, targetOf } from './imports.ts';
import type { Source, SyntaxNode } from './parse.ts';
import type { Project } from './project.ts';
import { child, children, nodesOf, text } from './walk.ts';

/** Astro's doors to all content, the undocumented ones too. */
const COLLECTIONS = /^(?:astro:(?:content|data-layer-content|asset-imports|content-module-imports))(?:\/|$)/;
const MAY_READ = /^src\/(?:library\/|content\.config\.[cm]?[jt]s$)/;
const CODE = /\.(?:astro|[cm]?[jt]sx?|css)$/;

/** `astro:content` outside the library. Types are harmless. */
export function collectionProblems(source: Source): Problem[] {
  if (MAY_READ.test(source.path)) return [];
  return importsOf(source)
    .filter(({ from, typeOnly }) => COLLECTIONS.test(from) && !typeOnly)
    .map(({ from, node }) => ({
      file: source.path,
      line: source.lineOf(node),
      problem: `This file imports "${from}", through which every body can be read without a decision.`,
      mend: 'Ask the library: listCards for lists, openEntry for one entry (#src/library/index.ts).',
    }));
}

/** Files of the content folder that are imported: Vite makes public what it is asked for, whatever the entry's rule says. */
export function fileProblems(source: Source, project: Project): Problem[] {
  const problem = (node: SyntaxNode, what: string, why: string, mend: string): Problem => ({
    file: source.path,
    line: source.lineOf(node),
    problem: `This file imports ${what} from the content folder, ${why}`,
    mend,
  });
  const asked = (node: SyntaxNode, from: string): Problem[] => {
    const target = targetOf(from, source.file, project.root);
    if (!target || !project.isContent(target) || CODE.test(target)) return [];
    if (/\.mdx?$/.test(target)) {
      const why = 'whose body would come out without a decision.';
      return [problem(node, `"${from}"`, why, 'Ask the library for it: openEntry (#src/library/index.ts).')];
    }
    const why = 'which the build would copy into the public folder, whoever may read the entry.';
    return [
      problem(
        node,
        `"${from}"`,
        why,
        'Show it in the entry itself, or put a public copy into src or public.',
      ),
    ];
  };
  return [
    ...importsOf(source).flatMap(({ node, from, typeOnly }) => (typeOnly ? [] : asked(node, from))),
    ...addressesOf(source).flatMap(({ node, from }) => asked(node, from)),
    ...globsOf(source)
      .filter(({ pattern }) => reachesContent(pattern, source, project))
      .map(({ node, pattern }) =>
        problem(
          node,
          `files by the pattern "${pattern}"`,
          'locked ones among them.',
          'Ask the library (#src/library/index.ts), or narrow the pattern to folders outside the content.',
        ),
      ),
  ];
}

/** `new URL('./frost.jpg', import.meta.url)`, which Vite reads as an import. */
function addressesOf({ root }: Source): { node: SyntaxNode; from: string }[] {
  return nodesOf(root, 'NewExpression').flatMap((node) => {
    const [address, base] = children(node, 'arguments');
    const from = text(address, 'value');
    const isUrl = text(child(node, 'callee'), 'name') === 'URL' && base?.type === 'MemberExpression';
    return isUrl && from !== undefined && child(base, 'object')?.type === 'MetaProperty'
      ? [{ node, from }]
      : [];
  });
}

/** The patterns of `import.meta.glob(…)`. */
function globsOf({ root }: Source): { node: SyntaxNode; pattern: string }[] {
  return nodesOf(root, 'CallExpression').flatMap((node) => {
    const callee = child(node, 'callee');
    if (
      child(callee, 'object')?.type !== 'MetaProperty' ||
      text(child(callee, 'property'), 'name') !== 'glob'
    )
      return [];
    const [first] = children(node, 'arguments');
    const literals = first?.type === 'ArrayExpression' ? children(first, 'elements') : first ? [first] : [];
    return literals.flatMap((literal) => {
      const pattern = text(literal, 'value');
      return pattern && !pattern.startsWith('!') ? [{ node, pattern }] : [];
    });
  });
}

function reachesContent(pattern: string, source: Source, project: Project): boolean {
  if (CODE.test(pattern)) return false;
  const fixed = pattern.slice(0, pattern.search(/[*?{[(]|$/));
  const folder = fixed.startsWith('/')
    ? resolve(project.root, `.${fixed}`)
    : resolve(dirname(source.file), fixed.startsWith('.') ? fixed : '.');
  const above = pattern.includes('**') && `${project.content}/`.startsWith(`${folder.replace(/\/$/, '')}/`);
  return folder === project.content || project.isContent(folder) || above;
}
