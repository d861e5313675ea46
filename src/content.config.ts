/** The collections: where they lie and what their frontmatter may say. Queries live in `src/library`. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { authorSchema, pageSchema, postSchema } from '#src/library/schemas.ts';
import theme from '#theme';

/** Content may lie outside the repository, so that a public copy of it publishes nothing that is paid for. */
const root = process.env.CONTENT_DIR || './content';

/** `frost.mdx` and `frost/index.mdx` are both the entry `frost`. */
const entries = (folder: string) =>
  glob({
    base: `${root}/${folder}`,
    pattern: '**/*.mdx',
    generateId: ({ entry }) => entry.replace(/(?:\/index)?\.mdx$/, ''),
  });

export const collections = {
  posts: defineCollection({ loader: entries('posts'), schema: postSchema(theme) }),
  pages: defineCollection({ loader: entries('pages'), schema: pageSchema(theme) }),
  authors: defineCollection({ loader: entries('authors'), schema: authorSchema() }),
};
