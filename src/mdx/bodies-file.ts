/** Takes the bodies of entries out of the bundle, and writes them beside the built server, where each is read when it is shown. */
import type { Plugin } from 'vite';
import { toBodyFunction } from './body-function.ts';

/** What is left in the bundle of a body that is read from the file: the door never asks for it. */
const STAND_IN = `const gone = () => { throw new Error('This body is read from a file beside the server, not from a module.'); };
export { gone as Content, gone as default, gone as getHeadings };
export const frontmatter = {};`;

/**
 * @param bodies is filled with the code of each body that need not be a module, by the path of its file
 * @param isEntry whether a file is the body of an entry; other .mdx files are modules, which pages import
 */
export function bodiesPlugin(bodies: Map<string, string>, isEntry: (path: string) => boolean): Plugin {
  return {
    name: 'gatepost:bodies',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'ssr',
    transform: {
      filter: { id: /\.mdx$/ },
      handler(code, id) {
        const body = isEntry(id) ? toBodyFunction(code) : undefined;
        if (!body) return null;
        bodies.set(id, body);
        return { code: STAND_IN, map: null };
      },
    },
  };
}
