/** Reads all entries from their files, by the site's own schemas and the site's own cutting, without building the site. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import type { z } from 'astro/zod';
import type { Rule } from '#src/access/rule.ts';
import { ruleParser } from '#src/access/schema.ts';
import { pageSchema, postSchema } from '#src/library/schemas.ts';
import { shownPath } from '#src/mdx/author-error.ts';
import type { EntryParts } from '#src/mdx/parts.ts';
import { partsReader } from '#src/mdx/parts-of-source.ts';
import type { Theme } from '#src/theme/schema.ts';

/** An entry as it is written. Nothing of it is a card: it never leaves the machine that builds. */
export interface WrittenEntry {
  readonly collection: 'posts' | 'pages';
  readonly id: string;
  /** Absolute path. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly draft: boolean;
  readonly pubDate: Date;
  readonly opensOn?: Date;
  readonly whenLocked: 'teaser' | 'hidden';
  readonly rule: Rule;
  /** The body, as `entry.body` has it: the ranges of its parts count in this. */
  readonly body: string;
  readonly parts: EntryParts<Rule>;
}

export interface WrittenContent {
  /** By collection and id. */
  readonly entries: readonly WrittenEntry[];
  /** One sentence or more for each file that the build would refuse. */
  readonly mistakes: readonly string[];
}

const COLLECTIONS = ['posts', 'pages'] as const;

/** What the frontmatter alone says. */
export type Announced = Pick<WrittenEntry, 'rule' | 'whenLocked' | 'draft'>;

/**
 * @param folder absolute path of the content folder
 * @param wanted leaves out entries by their frontmatter, since cutting a body costs as much as compiling it
 */
export async function readEntries(
  folder: string,
  theme: Theme,
  wanted: (entry: Announced) => boolean = () => true,
): Promise<WrittenContent> {
  const cut = await partsReader(ruleParser(theme.declared));
  const schemas = { posts: postSchema(theme), pages: pageSchema(theme) };
  const entries: WrittenEntry[] = [];
  const mistakes: string[] = [];
  for (const collection of COLLECTIONS) {
    for (const path of filesBelow(join(folder, collection))) {
      const file = join(folder, collection, path);
      try {
        const { frontmatter, content } = parseFrontmatter(readFileSync(file, 'utf8'), {
          frontmatter: 'empty-with-spaces',
        });
        const parsed = schemas[collection].safeParse(frontmatter);
        if (!parsed.success) {
          mistakes.push(`${shownPath(file)}: ${problemsOf(parsed.error)}`);
          continue;
        }
        const { title, description, draft, pubDate, opensOn, whenLocked, rule } = parsed.data;
        if (!wanted(parsed.data)) continue;
        const parts = await cut(content, file);
        entries.push({
          collection,
          id: idOf(path),
          file,
          title,
          description,
          draft,
          pubDate,
          ...(opensOn && { opensOn }),
          whenLocked,
          rule,
          body: content.trim(),
          parts,
        });
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        mistakes.push(said.startsWith(shownPath(file)) ? said : `${shownPath(file)}: ${said}`);
      }
    }
  }
  return { entries, mistakes };
}

/** Whether anybody at all is kept from the entry or from a section of it. */
export function isLocked({ rule, parts }: WrittenEntry): boolean {
  return rule.kind !== 'public' || parts.parts.some((part) => part.rule && part.rule.kind !== 'public');
}

/** `frost.mdx` and `frost/index.mdx` are both the entry `frost`, as src/content.config.ts has it. */
function idOf(path: string): string {
  return path.replace(/(?:\/index)?\.mdx$/, '');
}

/** The entries of a collection in a folder, in the order of their names, with slashes. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.mdx'))
    .sort();
}

function problemsOf({ issues }: z.core.$ZodError): string {
  return issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' ')).join(' ');
}
