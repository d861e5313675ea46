/** The JSON of `/api/search`, as schemas: for its types, its description and its tests. */
import { z } from 'astro/zod';
import { PARAMETERS, REASONS } from './query.ts';

const segmentsSchema = z
  .array(z.strictObject({ text: z.string(), match: z.boolean() }))
  .describe('Plain text in pieces; show those with `match` marked.');

/** `200` of `/api/search`. */
export const searchAnswerSchema = z.strictObject({
  total: z.int().nonnegative(),
  page: z.int().positive(),
  pages: z.int().nonnegative(),
  results: z.array(
    z.strictObject({
      collection: z.enum(['posts', 'pages']),
      id: z.string(),
      url: z.string().describe('Path of the entry’s page on this site.'),
      title: segmentsSchema,
      snippet: segmentsSchema,
      pubDate: z.iso.datetime().optional().describe('Left out for pages.'),
      tags: z.array(z.string()),
      audience: z.string().optional().describe('Whom the entry is for; left out when it is for everyone.'),
      state: z.enum(['open', 'locked']),
    }),
  ),
});

/** `400` of `/api/search`. */
export const searchProblemSchema = z.strictObject({
  error: z.literal('bad-request'),
  parameter: z.enum(PARAMETERS),
  reason: z.enum(REASONS),
  message: z.string(),
});
