/** The guards inside Vite: each module is looked at when it is loaded, so that `astro dev` shows a mistake where it is made. */
import type { Plugin } from 'vite';
import { GuardError, type Problem } from './problem.ts';
import { problemsIn } from './source/index.ts';
import { isReadable } from './source/parse.ts';
import type { Project } from './source/project.ts';
import { isStyleSheet, styleSheetProblems } from './source/style-sheets.ts';

const MEDIA =
  /\.(?:apng|avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp|aac|flac|m4a|mov|mp[34]|og[agv]|opus|wav|webm|pdf|txt|csv|vtt|zip|epub)(?:\?|$)/i;
/** Rooms that know entries or secrets; a browser has no use for their code. */
const SERVER_ONLY = /^src\/(?:library|session|server|guards|dev)\//;
/** The toolbar of `astro dev`, which is a browser's. No build has it. */
const TOOLBAR = /^src\/dev\/(?:view-as\/|clerk\/personas\.ts$)/;
/** What pages are told, with no code behind it but that. */
const COLLECTIONS = /^\0?(?:astro:content|astro:data-layer-content|virtual:astro:(?:content|data-layer))/;

/** @param open the project to look at */
export function guardModules(open: () => Project): Plugin {
  let developing = false;
  return {
    name: 'gatepost:guards',
    enforce: 'pre',

    configResolved({ command }) {
      developing = command === 'serve';
    },

    /** A file beside an entry that anything asks Vite for would end in the public folder. */
    async resolveId(from, importer, options) {
      if (!importer || !MEDIA.test(from)) return null;
      const found = await this.resolve(from, importer, { ...options, skipSelf: true });
      const project = open();
      const file = found?.id.replace(/\?.*$/s, '');
      if (!file || !project.isContent(file)) return found;
      throw failure({
        file: project.pathOf(importer.replace(/\?.*$/s, '')),
        problem: `This module imports "${from}" from the content folder, which the build would copy into the public folder, whoever may read the entry.`,
        mend: 'Show it in the entry itself, or put a public copy into src or public.',
      });
    },

    transform(code, id) {
      const [file = ''] = id.split('?');
      const project = open();
      const path = project.pathOf(file);
      if (isStyleSheet(id) && !path.startsWith('..')) {
        const [first] = styleSheetProblems(code, file, project);
        if (first) throw failure(first);
        return null;
      }
      if (this.environment.name === 'client' && !(developing && TOOLBAR.test(path)))
        refuseInBrowser(id, path, project.isContent(file));
      if (id !== file || path.startsWith('..') || path.includes('node_modules/') || !isReadable(file))
        return null;
      const source = project.withText(file, code);
      const [first] = source ? problemsIn(source, project) : [];
      if (first) throw failure(first);
      return null;
    },
  };
}

/** A module that a browser would be sent. */
function refuseInBrowser(id: string, path: string, isContent: boolean): void {
  const isEntry = isContent && /\.mdx?$/.test(path);
  if (!SERVER_ONLY.test(path) && !COLLECTIONS.test(id) && !isEntry) return;
  throw failure({
    file: COLLECTIONS.test(id) ? id.replace('\0', '') : path,
    problem: 'This module would be sent to browsers, because an island or a script imports it.',
    mend: 'Let a page ask for what the island needs, and hand it over as a prop.',
  });
}

/** Vite shows `line` in its overlay. */
function failure(problem: Problem): GuardError & { loc?: { file: string; line: number; column: number } } {
  const { file, line } = problem;
  return Object.assign(new GuardError([problem]), line ? { loc: { file, line, column: 0 } } : {});
}
