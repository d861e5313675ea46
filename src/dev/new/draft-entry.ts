/** What a new entry looks like: its file, and frontmatter that the site accepts. */
import GithubSlugger from 'github-slugger';
import { explainAccess } from '#src/access/explain.ts';
import { type Access, toAccess } from '#src/access/rule.ts';
import { accessSchema } from '#src/access/schema.ts';
import type { Theme } from '#src/theme/schema.ts';

export const KINDS = ['post', 'page'] as const;
export type Kind = (typeof KINDS)[number];

export interface Wanted {
  readonly title: string;
  readonly kind: Kind;
  /** As it is typed: `public`, `signed-in`, `plan:supporter`, `role:editor`, `permission:…`, `feature:…`. Without it, the theme's default. */
  readonly access?: string;
  readonly tags: readonly string[];
  readonly description?: string;
  readonly author?: string;
}

export interface DraftEntry {
  /** Below the content folder. A post has a folder of its own, where its pictures go. */
  readonly path: string;
  readonly text: string;
}

/**
 * @param today the date that the post carries
 * @throws when the title has no letters, or the access names what theme.config.ts does not declare
 */
export function draftEntry(
  wanted: Wanted,
  { declared, defaultRule }: Pick<Theme, 'declared' | 'defaultRule'>,
  today: Date,
): DraftEntry {
  const access = wanted.access ? readAccess(wanted.access, declared) : undefined;
  const slug = slugOf(wanted.title);
  const gated = (access ?? toAccess(defaultRule)) !== 'public';
  const lines = [
    `title: ${JSON.stringify(wanted.title)}`,
    `description: ${JSON.stringify(wanted.description || 'One or two sentences that everybody sees.')}`,
    ...(wanted.kind === 'post' ? [`pubDate: ${today.toISOString().slice(0, 10)}`] : []),
    ...(wanted.kind === 'post' && wanted.tags.length > 0
      ? [`tags: [${wanted.tags.map(slugOf).join(', ')}]`]
      : []),
    ...(wanted.kind === 'post' && wanted.author ? [`author: ${wanted.author}`] : []),
    ...(access ? [`access: ${inYaml(access)}`] : []),
    'draft: true',
  ];
  const body = gated ? 'What everybody may read.\n\n<Paywall />\n\nThe rest.\n' : 'Begin here.\n';
  return {
    path: wanted.kind === 'post' ? `posts/${slug}/index.mdx` : `pages/${slug}.mdx`,
    text: `---\n${lines.join('\n')}\n---\n\n${body}`,
  };
}

/** Every answer to "who may read it?" that one word can give on this site. */
export function accessChoices({ declared }: Pick<Theme, 'declared'>): string[] {
  return [
    'public',
    'signed-in',
    ...Object.keys(declared.plans).map((plan) => `plan:${plan}`),
    ...declared.roles.map((role) => `role:${role}`),
    ...declared.permissions.map((permission) => `permission:${permission}`),
    ...Object.keys(declared.features).map((feature) => `feature:${feature}`),
  ];
}

function readAccess(typed: string, declared: Theme['declared']): Access {
  const [, key = '', name = ''] = /^(\w+):\s*(.+)$/.exec(typed) ?? [];
  const value = key ? { [key]: name } : typed;
  const parsed = accessSchema(declared).safeParse(value);
  if (!parsed.success) throw new Error(explainAccess(value, declared));
  return parsed.data;
}

function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const slug = new GithubSlugger()
    .slug(plain)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (!slug)
    throw new Error(
      `"${text}" has no letters or digits from which an address could be made. Add a word in a to z.`,
    );
  return slug;
}

function inYaml(access: Access): string {
  if (typeof access === 'string') return access;
  const [[key, name] = []] = Object.entries(access);
  return `{ ${key}: ${/^[\w-]+$/.test(String(name)) ? name : JSON.stringify(name)} }`;
}
