/** Reads a source file of the project as a syntax tree: Astro's own parser for `.astro`, Rolldown's for scripts. */
import { extname } from 'node:path';
import { parse } from '@astrojs/compiler-rs';
import { parseAst } from 'rolldown/parseAst';

/** A node of either parser; both speak ESTree, and Astro's adds elements. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Source {
  /** From the project's folder on, with slashes. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  readonly code: string;
  readonly root: SyntaxNode;
  lineOf(node: SyntaxNode): number;
}

const SCRIPT_LANGUAGES: Readonly<Record<string, 'ts' | 'tsx' | 'js' | 'jsx'>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.tsx': 'tsx',
  '.js': 'js',
  '.mjs': 'js',
  '.jsx': 'jsx',
};

/** Whether there is a parser for a file of this name. */
export function isReadable(path: string): boolean {
  return !path.endsWith('.d.ts') && (extname(path) === '.astro' || extname(path) in SCRIPT_LANGUAGES);
}

/** @returns undefined when the file does not parse; the build says so, in better words */
export function parseSource(path: string, file: string, code: string): Source | undefined {
  const root = rootOf(path, code);
  return root && { path, file, code, root, lineOf: ({ start }) => code.slice(0, start).split('\n').length };
}

function rootOf(path: string, code: string): SyntaxNode | undefined {
  try {
    if (path.endsWith('.astro')) {
      const { ast, diagnostics } = parse(code);
      return diagnostics.some(({ severity }) => severity === 'error') ? undefined : (ast as SyntaxNode);
    }
    const lang = SCRIPT_LANGUAGES[extname(path)];
    return lang && (parseAst(code, { lang, sourceType: 'module' }) as unknown as SyntaxNode);
  } catch {
    return undefined;
  }
}
