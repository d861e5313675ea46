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

/**
 * A day, or a moment. YAML gives a date, and a string where it stands in quotes; both are said, since editors check frontmatter by the
 * JSON Schema of this, in which a date alone means a moment with its time.
 */
const date = z
  .union([z.iso.date(), z.iso.datetime({ offset: true }), z.date()], {
    error: 'must be a date like 2026-11-02.',
  })
  .transform((given) => new Date(given));

/** The keys of every entry that can be gated. Editors show the descriptions. */
function entryShape(theme: Theme) {
  return {
    title: z.string().min(1),
    description: z.string().min(1).describe('The teaser that everybody sees.'),
    updatedDate: date.optional().describe('When it was last changed in earnest, like 2026-11-20.'),
    draft: z.boolean().default(false).describe('A draft is in no production build.'),
    access: ruleSchema(theme.declared)
      .optional()
      .describe('Who may read it: public, signed-in, or { plan: … }, { role: … }, { any: [ … ] }.'),
    whenLocked: z
      .enum(['teaser', 'hidden'])
      .default('teaser')
      .describe('`hidden`: to those who may not open it, it does not exist.'),
    behind: z
      .array(z.string().min(1))
      .max(5)
      .default([])
      .describe(
        'What stands behind the wall, a line each: its kind, its length, what one gets. Everybody sees it.',
      ),
    opensOn: date.optional().describe('From then on public, like 2027-01-15.'),
  };
}

/** Frontmatter of `content/posts`. */
export function postSchema(theme: Theme) {
  return strict({
    ...entryShape(theme),
    pubDate: date.describe('The day from which readers see it, like 2026-11-02.'),
    heroImage: z
      .string()
      .optional()
      .describe('A picture beside the entry, like ./frost.jpg. Everybody sees it.'),
    heroAlt: z
      .string()
      .optional()
      .describe('What the picture shows, for those who do not see it; without it, the picture only adorns.'),
    tags: z.array(slug).default([]).describe('Like [orchard, winter-work].'),
    author: z.string().optional().describe('An entry of content/authors: ada for content/authors/ada.mdx.'),
    series: z.string().optional().describe('The name of the series of which it is a part.'),
  }).transform(({ access, ...post }) => ({
    ...post,
    rule: withOpening(access ?? theme.defaultRule, post.opensOn),
  }));
}

/** Frontmatter of `content/pages`: pages are public unless they say otherwise. */
export function pageSchema(theme: Theme) {
  return strict({
    ...entryShape(theme),
    pubDate: date.default(new Date(0)),
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
