/** `npm run new`: asks what it needs, or takes it from flags, and writes a draft that the site accepts. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { autocomplete, group, intro, outro, select, text } from '@clack/prompts';
import { contentFolder } from '#src/library/files/content-folder.ts';
import { shownPath } from '#src/mdx/author-error.ts';
import { loadEnvFile } from '#src/session/env-file.ts';
import theme from '#theme';
import { accessChoices, draftEntry, KINDS, type Kind, type Wanted } from './draft-entry.ts';

loadEnvFile(false);
const CONTENT = contentFolder();
/** The answer that leaves the line out, where the theme's own default is more than a word. */
const AS_USUAL = '';
const HELP = `npm run new -- --title "Tea" [--kind ${KINDS.join('|')}] [--access ${accessChoices(theme).join('|')}]
  [--tags orchard,kitchen] [--author ada] [--description "…"]   Without --title, it asks.`;

const { values: flags } = parseArgs({
  options: {
    title: { type: 'string' },
    kind: { type: 'string', default: 'post' },
    access: { type: 'string', default: usualAccess() },
    tags: { type: 'string', default: '' },
    author: { type: 'string' },
    description: { type: 'string' },
    help: { type: 'boolean' },
  },
});

try {
  if (flags.help) console.log(HELP);
  else write(flags.title ? fromFlags(flags.title) : await ask());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function fromFlags(title: string): Wanted {
  const { kind, access, tags, author, description } = flags;
  if (!isKind(kind)) throw new Error(`--kind is "${kind}". Kinds: ${KINDS.join(', ')}.`);
  return {
    title,
    kind,
    ...(access && { access }),
    tags: split(tags),
    ...(author && { author }),
    ...(description && { description }),
  };
}

async function ask(): Promise<Wanted> {
  if (!process.stdin.isTTY) throw new Error(`There is nobody to ask. Say it in flags:\n${HELP}`);
  intro('A new entry');
  const answers = await group(
    {
      title: () =>
        text({ message: 'Title', validate: (title) => (title?.trim() ? undefined : 'It needs one.') }),
      kind: () => select({ message: 'Kind', options: KINDS.map((value) => ({ value, label: value })) }),
      description: () => text({ message: 'One or two sentences that everybody sees', defaultValue: '' }),
      access: () =>
        autocomplete({
          message: 'Who may read it?',
          initialValue: usualAccess(),
          options: [
            ...(usualAccess() ? [] : [{ value: AS_USUAL, label: 'as theme.config.ts has it' }]),
            ...accessChoices(theme).map((value) => ({ value, label: value })),
          ],
        }),
      tags: ({ results }) =>
        results.kind === 'post' ? text({ message: 'Tags, with commas', defaultValue: '' }) : undefined,
      author: ({ results }) => (results.kind === 'post' ? askAuthor() : undefined),
    },
    { onCancel: () => process.exit(0) },
  );
  return {
    ...answers,
    kind: answers.kind as Kind,
    tags: split(String(answers.tags ?? '')),
    access: String(answers.access),
    author: String(answers.author ?? ''),
  };
}

function askAuthor() {
  const folder = join(CONTENT, 'authors');
  const authors = existsSync(folder) ? readdirSync(folder).map((file) => parse(file).name) : [];
  return select({
    message: 'Author',
    options: [
      ...authors.map((value) => ({ value, label: value })),
      { value: '', label: 'nobody in particular' },
    ],
  });
}

function write(wanted: Wanted): void {
  const { path, text } = draftEntry(wanted, theme, new Date());
  const file = join(CONTENT, path);
  if (existsSync(file)) throw new Error(`${shownPath(file)} exists. Choose another title, or edit that one.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  outro(
    `${shownPath(file)} is a draft: npm run dev shows it, and readers do not see it until you delete the line "draft: true".`,
  );
}

/** The theme's own default, where one word says it. */
function usualAccess(): string {
  return typeof theme.defaultAccess === 'string' ? theme.defaultAccess : AS_USUAL;
}

function isKind(kind: string): kind is Kind {
  return KINDS.some((known) => known === kind);
}

function split(tags: string): string[] {
  return tags
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
}
