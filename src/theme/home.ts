/** The home page in theme.config.ts: which sections it has, in which order, and what stands in them. */
import { z } from 'astro/zod';

export const HOME_SECTIONS = ['hero', 'featured', 'latest', 'topics', 'join'] as const;

export const homeSchema = z
  .strictObject({
    /** From top to bottom; a section that is left out does not appear. */
    sections: z
      .array(z.enum(HOME_SECTIONS))
      .default([...HOME_SECTIONS])
      .refine((sections) => new Set(sections).size === sections.length, {
        error: 'names a section twice. Each may stand on the page once.',
      }),
    /** Posts to put forward, by id: `the-apple-room` for content/posts/the-apple-room.mdx. */
    featured: z.array(z.string()).default([]),
    /** How many of the latest posts are listed. */
    latest: z.int().min(1).max(50).default(7),
  })
  .prefault({});
