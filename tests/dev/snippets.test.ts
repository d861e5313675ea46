/** The snippets of VS Code write what the site accepts, and there is one for each component that authors have. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readEntries } from '#src/guards/content/read-entries.ts';
import theme from '#theme';

interface Snippet {
  scope: string;
  prefix: string;
  body: string[];
}

const snippets: Record<string, Snippet> = JSON.parse(readFileSync('.vscode/gatepost.code-snippets', 'utf8'));
const COMPONENTS = ['Audio', 'Callout', 'Download', 'Embed', 'Figure', 'Gallery', 'Gate', 'Paywall', 'Video'];
const FRONTMATTER = '---\ntitle: Tea\ndescription: Leaves.\npubDate: 2026-11-02\n---\n\n';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-snippets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(snippets))('%s writes what the site accepts', async (name, { body, scope }) => {
  expect(scope).toBe('mdx');
  const written = filledIn(body.join('\n'));
  mkdirSync(join(folder, 'posts'), { recursive: true });
  const whole = written.startsWith('---') ? written : `${FRONTMATTER}Before.\n\n${written}`;
  writeFileSync(join(folder, 'posts/tea.mdx'), whole);
  const { entries, mistakes } = await readEntries(folder, theme);
  expect(mistakes, name).toEqual([]);
  expect(entries).toHaveLength(1);
});

test('there is one for each component', () => {
  const texts = Object.values(snippets).map(({ body }) => body.join('\n'));
  for (const name of COMPONENTS)
    expect(
      texts.filter((text) => text.includes(`<${name}`)),
      name,
    ).toHaveLength(1);
});

/** What an editor writes when every choice is the first one, and every blank says something that fits. */
function filledIn(body: string): string {
  return body
    .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2026-11-02')
    .replace(/\$\{TM_SELECTED_TEXT:\$0\}/g, 'Text.')
    .replace(/\$\{\d+\|((?:[^|])*?)\|\}/g, (_, choices: string) => choices.split(',')[0] ?? '')
    .replace(/https:\/\/\$\d/g, `https://${theme.externalHosts.frames[0]}/1`)
    .replace(/\$2(?=">)/, body.includes('<Gate') ? 'pro' : 'words')
    .replace(/\$\d/g, 'words');
}
