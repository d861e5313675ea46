/** What the README claims is so: commands, folders, the table of rules, the post in it, and who can sign in. */
import { existsSync, readFileSync } from 'node:fs';
import { parseFrontmatter } from 'astro/markdown';
import { expect, test } from 'vitest';
import { ruleSchema } from '#src/access/schema.ts';
import { PASSWORD, personas } from '#src/dev/clerk/personas.ts';
import { postSchema } from '#src/library/schemas.ts';
import theme from '#theme';

const readme = readFileSync('README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const tableUnder = (heading: string) =>
  (readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => /^\| `/.test(line));

test('every command in it exists, and every script is in it', () => {
  const named = [...readme.matchAll(/npm (?:run )?(start|test|run \w[\w:-]*|(?<=npm run )[\w:-]+)/g)].map(
    (match) => (match[1] ?? '').replace('run ', ''),
  );
  expect(named.length).toBeGreaterThan(8);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
  const documented = tableUnder('Commands').map((line) => /`npm (?:run )?([\w:-]+)`/.exec(line)?.[1]);
  expect(documented.sort()).toEqual(Object.keys(scripts).sort());
});

test('every folder and file in it exists', () => {
  const rows = tableUnder('Where things are');
  expect(rows.length).toBeGreaterThan(8);
  for (const [, path = ''] of rows.join('\n').matchAll(/`([\w/.-]+)`/g))
    expect(existsSync(path), path).toBe(true);
  for (const file of ['theme.config.ts', '.env.example', 'LICENSES.md', 'LICENSE'])
    expect(existsSync(file), file).toBe(true);
});

test('every rule in its table is one that the site accepts', () => {
  const rows = tableUnder('Who may read').flatMap((line) =>
    [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, rule = '']) => rule),
  );
  expect(rows.shift()).toBe('access');
  expect(rows).toHaveLength(8);
  for (const row of rows) {
    const written = row
      .replace('[...]', "['signed-in']")
      .replace(/^([\w-]+)$/, "'$1'")
      .replace(/: ([a-z]+) }/, ": '$1' }");
    const access: unknown = new Function(`return (${written})`)();
    expect(ruleSchema(theme.declared).safeParse(access).success, row).toBe(true);
  }
});

test('the post in it is one that the site accepts, and is locked from its wall on', () => {
  const [, written = ''] = /```mdx\n([\s\S]*?)```/.exec(readme) ?? [];
  const { frontmatter, content } = parseFrontmatter(written.replace(/^ {3}/gm, ''));
  const parsed = postSchema(theme).safeParse(frontmatter);
  expect(parsed.error?.message).toBeUndefined();
  expect(frontmatter.access).toEqual({ plan: 'supporter' });
  expect(content.split('<Paywall />').map((part) => part.trim().length > 0)).toEqual([true, true]);
});

test('the people in it can sign in with the password in it', () => {
  const emails = [...readme.matchAll(/`(\w+@example\.test)`/g)].map(([, email]) => email);
  expect(emails.length).toBeGreaterThan(2);
  for (const email of emails) expect(personas.map((persona) => persona.email)).toContain(email);
  expect(readme).toContain(PASSWORD);
});
