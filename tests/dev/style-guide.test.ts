/** The style guide shows every component that readers see: whoever writes one adds it there. What it looks like is tests/look's. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const FOLDERS = ['src/components', 'src/mdx/components', 'src/islands/views'];

/** Components that the guide does without, and why. */
const LEFT_OUT: Record<string, string> = {
  'src/components/EntryBody.astro': 'is the body of an entry: its parts stand there one by one',
  'src/components/EntryMeta.astro': 'is not seen: structured data',
  'src/components/EntryWall.astro': 'is the wall of an entry: the guide shows it for each kind of reader',
  'src/components/Prose.astro': 'is a class around a body, which the guide sets',
  'src/components/entry/EntryAfter.astro': 'puts together what the guide shows one by one',
};

const components = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:astro|tsx)$/.test(file))
    .map((file) => join(folder, file)),
);

test('the style guide shows every component', () => {
  const shown = importedFrom('src/dev/style-guide/StyleGuide.astro');
  expect(components.length).toBeGreaterThan(40);
  expect(components.filter((file) => !shown.has(file) && !LEFT_OUT[file])).toEqual([]);
});

test('what it leaves out exists, and is left out', () => {
  const shown = importedFrom('src/dev/style-guide/StyleGuide.astro');
  for (const file of Object.keys(LEFT_OUT)) {
    expect(components, file).toContain(file);
    expect(shown.has(file), file).toBe(false);
  }
});

/** Everything that a file imports, and what that imports, by path from the root of the project. */
function importedFrom(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  if (!/\.(?:astro|tsx|ts)$/.test(file)) return found;
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^import [^;]*?'([^']+)';/gm)) {
    if (name.startsWith('#src/')) importedFrom(name.slice(1), found);
    else if (name.startsWith('.')) importedFrom(relative('.', join(dirname(file), name)), found);
  }
  return found;
}
