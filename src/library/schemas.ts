/** What authors write in frontmatter, as schemas; `access` is parsed to a rule here, so that a wrong one fails the build. */
import { z } from 'astro/zod';
import { PUBLIC } from '#src/access/rule.ts';
import { ruleSchema, withOpening } from '#src/access/schema.ts';
import { suggestion } from '#src/access/suggest.ts';
import type { Theme } from '#src/theme/schema.ts';

/** A slug that is a path segment as it stands. */
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'must be lower-case letters, digits and single hyphens.' });

/** The keys of every entry that can be gated. */
function entryShape(theme: Theme) {
  return {
    title: z.string().min(1),
    /** The teaser that everybody sees. */
    description: z.string().min(1),
    updatedDate: z.coerce.date().optional(),
    draft: z.boolean().default(false),
    access: ruleSchema(theme.declared).optional(),
    whenLocked: z.enum(['teaser', 'hidden']).default('teaser'),
    /** What stands behind the wall, a line each: its kind, its length, what one gets. Said on the wall, and so public. */
    behind: z.array(z.string().min(1)).max(5).default([]),
    /** From then on public. */
    opensOn: z.coerce.date().optional(),
  };
}

/** Frontmatter of `content/posts`. */
export function postSchema(theme: Theme) {
  return strict({
    ...entryShape(theme),
    pubDate: z.coerce.date(),
    /** A picture beside the entry; it stands on the card, and so is public. */
    heroImage: z.string().optional(),
    /** What the picture shows, for those who do not see it; without it, the picture only adorns. */
    heroAlt: z.string().optional(),
    tags: z.array(slug).default([]),
    /** An entry of content/authors. */
    author: z.string().optional(),
    series: z.string().optional(),
  }).transform(({ access, ...post }) => ({
    ...post,
    rule: withOpening(access ?? theme.defaultRule, post.opensOn),
  }));
}

/** Frontmatter of `content/pages`: pages are public unless they say otherwise. */
export function pageSchema(theme: Theme) {
  return strict({
    ...entryShape(theme),
    pubDate: z.coerce.date().default(new Date(0)),
  }).transform(({ access, ...page }) => ({ ...page, rule: withOpening(access ?? PUBLIC, page.opensOn) }));
}

/** Frontmatter of `content/authors`. */
export function authorSchema() {
  return strict({
    name: z.string().min(1),
    title: z.string().optional(),
    bio: z.string().optional(),
    links: z.array(z.strictObject({ label: z.string(), href: z.url() })).default([]),
  });
}

/** An object that refuses keys it does not know, and says which was meant. */
function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const [key = ''] = issue.keys;
      return `has the key "${key}", which does not exist. ${suggestion(key, known, 'Keys')}`;
    },
  });
}
