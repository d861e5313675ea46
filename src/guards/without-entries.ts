/**
 * Prerendered pages are built without entries. None may read them (`source/prerendering.ts` refuses it), but what pages share
 * leads to the collections all the same, and Astro would compile every body a second time for pages that show none.
 */
import type { Plugin } from 'vite';

/** Astro's modules of the bodies and of the frontmatter. */
const CONTENT = /^astro:(?:content-module-imports|data-layer-content)$/;
const NOTHING = '\0gatepost:no-entries';

export function withoutEntries(): Plugin {
  return {
    name: 'gatepost:without-entries',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'prerender',
    // Before Astro's own plugin, which stands before this one.
    resolveId: { order: 'pre', filter: { id: CONTENT }, handler: () => NOTHING },
    load: { filter: { id: /gatepost:no-entries$/ }, handler: () => 'export default new Map();' },
  };
}
