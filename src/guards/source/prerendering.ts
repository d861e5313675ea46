/** Rules: what reads entries is rendered when it is asked for, and is kept by no cache of Astro's. */
import type { Problem } from '../problem.ts';
import type { Source, SyntaxNode } from './parse.ts';
import type { Project } from './project.ts';
import { child, children, nodesOf, text } from './walk.ts';

const PAGES = 'src/pages/';

/** `prerender = true` and `getStaticPaths` in a page that reads entries. */
export function prerenderProblems(source: Source, project: Project): Problem[] {
  if (!source.path.startsWith(PAGES)) return [];
  return nodesOf(source.root, 'ExportNamedDeclaration').flatMap((node) => {
    if (!exportsStaticPaths(node) && !exportsPrerender(node)) return [];
    if (!project.readsEntries(source.file)) return [];
    const at = { file: source.path, line: source.lineOf(node) };
    if (exportsStaticPaths(node)) {
      const problem =
        'getStaticPaths lists entries at build, for nobody, and what it returns ends in files for everybody.';
      return [
        {
          ...at,
          problem,
          mend: 'Leave it out: the page finds its entry by Astro.params when it is asked for.',
        },
      ];
    }
    return [{ ...at, ...prerendered('It says prerender = true.') }];
  });
}

/** Why a prerendered route must not read entries, for rules that meet one. */
export function prerendered(how: string): Pick<Problem, 'problem' | 'mend'> {
  return {
    problem: `This route reads entries and is prerendered: it would be rendered once, at build, and be the same for every reader. ${how}`,
    mend: 'Leave "prerender" out; entry routes are rendered on demand.',
  };
}

/** `Astro.cache.set(…)`: Astro answers from its cache before any middleware has asked who is there. */
export function cacheProblems(source: Source, project: Project): Problem[] {
  return nodesOf(source.root, 'CallExpression').flatMap((node) => {
    const callee = child(node, 'callee');
    const cache = child(callee, 'object');
    const keeps =
      text(child(callee, 'property'), 'name') === 'set' &&
      cache?.type === 'MemberExpression' &&
      text(child(cache, 'property'), 'name') === 'cache';
    if (!keeps || !project.readsEntries(source.file)) return [];
    return [
      {
        file: source.path,
        line: source.lineOf(node),
        problem:
          "This route reads entries and keeps its answer in Astro's route cache, which answers before anybody asks who is there.",
        mend: 'Leave it out; a page that is the same for every anonymous reader says Astro.locals.shareable = true.',
      },
    ];
  });
}

function exportsPrerender(node: SyntaxNode): boolean {
  return declaratorsOf(node).some(
    (declarator) =>
      text(child(declarator, 'id'), 'name') === 'prerender' && child(declarator, 'init')?.value !== false,
  );
}

function exportsStaticPaths(node: SyntaxNode): boolean {
  const declared = [child(node, 'declaration'), ...declaratorsOf(node)].map((one) =>
    text(child(one, 'id'), 'name'),
  );
  const listed = children(node, 'specifiers').map((specifier) => text(child(specifier, 'exported'), 'name'));
  return [...declared, ...listed].includes('getStaticPaths');
}

function declaratorsOf(node: SyntaxNode): SyntaxNode[] {
  return children(child(node, 'declaration'), 'declarations');
}
