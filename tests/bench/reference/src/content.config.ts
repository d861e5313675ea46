/** The generated articles, with the little of their frontmatter that this app reads. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  posts: defineCollection({
    loader: glob({ base: `${process.env.CONTENT_DIR}/posts`, pattern: '**/*.mdx' }),
    schema: z.object({
      title: z.string(),
      description: z.string(),
      pubDate: z.coerce.date(),
      tags: z.array(z.string()).default([]),
      access: z.any(),
    }),
  }),
};
