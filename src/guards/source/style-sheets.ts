/** Rule: no style sheet shows a file from beside an entry; Vite would copy it into the public folder, or write it into the sheet. */
import { dirname, join, resolve } from 'node:path';
import type { Problem } from '../problem.ts';
import type { Project } from './project.ts';

const SHEET = /\.(?:css|less|pcss|postcss|s[ac]ss|styl(?:us)?)(?:\?|$)|[?&]type=style\b/;
const ADDRESS = /url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g;

/** Whether a module is a style sheet, or the styles of a component. */
export function isStyleSheet(id: string): boolean {
  return SHEET.test(id);
}

/** @param file in which the styles stand */
export function styleSheetProblems(code: string, file: string, project: Project): Problem[] {
  return [...code.matchAll(ADDRESS)].flatMap(({ 1: shown, 2: imported, index }) => {
    const address = (shown ?? imported ?? '').trim();
    const path = address.replace(/[?#].*$/, '');
    const target = path.startsWith('/') ? join(project.root, path) : resolve(dirname(file), path);
    if (!project.isContent(target)) return [];
    return {
      file: project.pathOf(file),
      line: code.slice(0, index).split('\n').length,
      problem: `This style sheet shows "${address}" from the content folder, which the build would copy into the public folder, whoever may read the entry.`,
      mend: 'Show it in the entry itself, or put a public copy into src or public.',
    };
  });
}
