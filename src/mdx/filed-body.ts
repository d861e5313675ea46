/** Bodies in a file beside the built server: what the build writes, and what the server hands to each of them. */

/** The code of all bodies that need not be modules, one after the other, and where each lies in it. */
export const BODIES_FILE = 'bodies.txt';
export const BODIES_INDEX_FILE = 'bodies.json';

/** The parameter of a body's function: the modules that it uses. */
export const IMPORTS_PARAMETER = '__gatepostImports';

/** What a body's function may use, by module. */
export const BODY_IMPORTS = {
  'astro/jsx-runtime': ['Fragment', 'jsx', 'jsxs'],
  'astro/runtime/server/index.js': ['__astro_tag_component__'],
  runtime: ['partsOf'],
} as const;

/** What it gives back, of all that a compiled module exports. */
export const FILED_EXPORTS = ['Content', 'frontmatter'] as const;
