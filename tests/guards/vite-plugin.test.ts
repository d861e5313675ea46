/** The guards inside of a real bundling by Vite: what would reach browsers or the public folder ends it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, describe, expect, test } from 'vitest';
import { Project } from '#src/guards/source/project.ts';
import { guardModules } from '#src/guards/vite-plugin.ts';

mkdirSync('.gatepost', { recursive: true });
const root = resolve(mkdtempSync(join('.gatepost', 'vite-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 2l3 4"/></svg>';
const FILES: Record<string, string> = {
  'content/posts/frost.svg': DRAWING,
  'content/posts/tea.mdx': '# Tea',
  'src/styles/logo.svg': DRAWING,
  'src/access/decide.ts': 'export const decide = () => "locked";',
  'src/library/index.ts': 'export const openEntry = () => "body";',
  'src/session/viewer.ts': 'export const viewer = "token";',
  'src/server/main.ts': 'export const server = 1;',
  'src/dev/personas.ts': 'export const personas = 1;',
  'src/guards/check.ts': 'export const check = 1;',
};
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Bundles a script for browsers. @returns what ended it, or nothing */
async function told(code: string, name = 'island.ts'): Promise<string> {
  const entry = join(root, 'src/islands', name);
  mkdirSync(dirname(entry), { recursive: true });
  writeFileSync(entry, code);
  const collections = {
    name: 'astro',
    resolveId: (id: string) => (id === 'astro:content' ? `\0${id}` : null),
    load: (id: string) => (id === '\0astro:content' ? 'export const getEntry = 1;' : null),
  };
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [guardModules(() => new Project(root, join(root, 'content'))), collections],
      build: { write: false, rolldownOptions: { input: entry } },
    });
    return '';
  } catch (error) {
    return String((error as Error).message);
  }
}

const SENT = 'This module would be sent to browsers, because an island or a script imports it.';
const COPIED = 'from the content folder, which the build would copy into the public folder';

describe('a script for browsers', () => {
  test.each([
    [
      "import { openEntry } from '../library/index.ts'; console.log(openEntry());",
      `src/library/index.ts: ${SENT}`,
    ],
    ["import { viewer } from '../session/viewer.ts'; console.log(viewer);", `src/session/viewer.ts: ${SENT}`],
    ["import { server } from '../server/main.ts'; console.log(server);", 'a room below it'],
    ["import { personas } from '../dev/personas.ts'; console.log(personas);", 'a room below it'],
    ["import { check } from '../guards/check.ts'; console.log(check);", 'a room below it'],
    [
      "const library = await import('../library/index.ts'); console.log(library);",
      `src/library/index.ts: ${SENT}`,
    ],
    ["import { getEntry } from 'astro:content'; console.log(getEntry);", '"astro:content"'],
    ["import tea from '../../content/posts/tea.mdx'; console.log(tea);", '"../../content/posts/tea.mdx"'],
    ["import frost from '../../content/posts/frost.svg'; console.log(frost);", COPIED],
    ["import frost from '../../content/posts/frost.svg?url'; console.log(frost);", COPIED],
    ["console.log(new URL('../../content/posts/frost.svg', import.meta.url));", COPIED],
    ["console.log(import.meta.glob('../../content/posts/*.svg'));", 'by the pattern'],
  ])('is refused: %s', async (code, sentence) => {
    expect(await told(code)).toContain(sentence);
  });

  test.each([
    "import { decide } from '../access/decide.ts'; console.log(decide());",
    "import logo from '../styles/logo.svg'; console.log(logo);",
    "import type { viewer } from '../session/viewer.ts'; console.log(1);",
  ])('is allowed: %s', async (code) => {
    expect(await told(code)).toBe('');
  });
});

describe('a style sheet', () => {
  test('may not show a file from beside an entry', async () => {
    expect(await told('body { background: url(../../content/posts/frost.svg) }', 'a.css')).toContain(COPIED);
  });

  test.each([
    '"/content/posts/frost.svg"',
    "'../../content/posts/frost.svg?x'",
    ' ../../content/posts/frost.svg#a ',
  ])('is not helped by other ways to write it: %s', async (address) => {
    expect(await told(`@media print { p { background:url(${address}) } }`, 'c.css')).toContain(COPIED);
  });

  test('may show one of the site', async () => {
    expect(await told('body { background: url(../styles/logo.svg) }', 'b.css')).toBe('');
  });
});
