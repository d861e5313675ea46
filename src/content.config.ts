/** The collections: where they lie and what their frontmatter may say. Queries live in `src/library`. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { withCheckedHero } from '#src/library/files/check-file.ts';
import { contentFolder } from '#src/library/files/content-folder.ts';
import { fileSchema, filesLoader } from '#src/library/files/files-loader.ts';
import { authorSchema, pageSchema, postSchema } from '#src/library/schemas.ts';
import { withoutRefused } from '#src/library/without-refused.ts';
import theme from '#theme';

const root = contentFolder();

/** `frost.mdx` and `frost/index.mdx` are both the entry `frost`. */
const entries = (folder: string) =>
  glob({
    base: `${root}/${folder}`,
    pattern: '**/*.mdx',
    // The store is in memory while the server runs. Bodies are compiled, and their sources lie beside the server.
    retainBody: false,
    generateId: ({ entry }) => entry.replace(/(?:\/index)?\.mdx$/, ''),
  });

export const collections = {
  posts: defineCollection({
    loader: withCheckedHero(withoutRefused(entries('posts'))),
    schema: postSchema(theme),
  }),
  pages: defineCollection({ loader: withoutRefused(entries('pages')), schema: pageSchema(theme) }),
  /** What lies beside posts and pages. */
  files: defineCollection({ loader: filesLoader(root), schema: fileSchema }),
  authors: defineCollection({ loader: withoutRefused(entries('authors')), schema: authorSchema() }),
};
