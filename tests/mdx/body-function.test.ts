/** Which compiled bodies become functions in a file, what those functions give back, and which bodies stay modules. */
import { compileFunction } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { toBodyFunction } from '#src/mdx/body-function.ts';
import { IMPORTS_PARAMETER } from '#src/mdx/filed-body.ts';

/** A body in the form in which the bundler would get it. */
function compiled(authored = '', jsx = 'jsx as _jsx'): string {
  return `
import {${jsx}} from 'astro/jsx-runtime'
${authored}
export const frontmatter = { title: "Tea" };
function _createMdxContent(props) {
const __gatepost = __gatepostPartsOf(props, []);
  return _jsx("p", { children: __gatepost.open("body") ? "Text." : "" });
}
function MDXContent(props) { return _createMdxContent(props) }
export function getHeadings() { return []; }
import { partsOf as __gatepostPartsOf } from "/site/src/mdx/runtime.ts";
export const url = "/tea";
export const Content = (props = {}) => MDXContent({ ...props });
export default Content;
Content[Symbol.for('mdx-component')] = true
import { __astro_tag_component__ } from 'astro/runtime/server/index.js';
__astro_tag_component__(Content, 'astro:jsx');`;
}

describe('a body without code of its author’s', () => {
  test('becomes a function that gives back what the module exports', () => {
    const code = toBodyFunction(compiled()) ?? '';
    const tagged: string[] = [];
    const imports = {
      'astro/jsx-runtime': { jsx: (name: string, props: object) => ({ name, ...props }) },
      'astro/runtime/server/index.js': {
        __astro_tag_component__: (_: unknown, tag: string) => tagged.push(tag),
      },
      runtime: {
        partsOf: ({ openParts }: { openParts?: Set<string> }) => ({
          open: (id: string) => openParts?.has(id),
        }),
      },
    };
    const { Content, frontmatter } = compileFunction(code, [IMPORTS_PARAMETER])(imports);
    expect(frontmatter).toEqual({ title: 'Tea' });
    expect(Content({ openParts: new Set(['body']) })).toEqual({ name: 'p', children: 'Text.' });
    expect(Content({})).toEqual({ name: 'p', children: '' });
    expect(tagged).toEqual(['astro:jsx']);
  });
});

describe('a body stays a module', () => {
  test.each([
    ['that imports a component', `import Shout from './Shout.astro';`],
    ['that imports everything of a known module', `import * as all from 'astro/jsx-runtime';`],
    ['that imports another name of a known module', `import { renderJSX } from 'astro/jsx-runtime';`],
    ['that imports for effect', `import './tea.css';`],
    ['that exports a value', 'export const steeped = 4;'],
    ['that exports something from elsewhere', `export { tea } from '../tea.ts';`],
    ['that exports all from elsewhere', `export * from '../tea.ts';`],
    ['that imports later', `export const later = () => import('../tea.ts');`],
    ['that waits', 'export const url2 = await 4;'],
    ['that asks where it is', 'export function here() { return import.meta.url; }'],
    ['with types', 'export type Leaf = string;'],
  ])('%s', (_, authored) => expect(toBodyFunction(compiled(authored))).toBeUndefined());
});
