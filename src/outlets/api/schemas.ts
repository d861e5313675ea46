/** The shapes of the API's answers. The OpenAPI document is made of them, and so is every type in this folder. */
import { z } from 'astro/zod';
import { searchAnswerSchema, searchProblemSchema } from '../search/schema.ts';

/** The schemas that the OpenAPI document names. */
export const named = z.registry<{ id: string; description?: string }>();

/** Who may open an entry, in an author's words. */
export const access: z.ZodType = z
  .union([
    z.enum(['public', 'signed-in']),
    z.strictObject({ plan: z.union([z.string(), z.array(z.string())]) }),
    z.strictObject({ role: z.string() }),
    z.strictObject({ permission: z.string() }),
    z.strictObject({ feature: z.string() }),
    z.strictObject({
      get any() {
        return z.array(access);
      },
    }),
    z.strictObject({
      get all() {
        return z.array(access);
      },
    }),
  ])
  .register(named, { id: 'Access', description: 'A rule: who may open an entry.' });

const decision = z
  .union([
    z.strictObject({ state: z.literal('open') }),
    z.strictObject({
      state: z.literal('locked'),
      need: access,
      signedIn: z.boolean(),
      opensOn: z.iso.datetime().optional(),
    }),
  ])
  .register(named, {
    id: 'Decision',
    description: 'Whether the viewer of this request may open the entry, and what is missing.',
  });

const card = z
  .strictObject({
    id: z.string(),
    url: z.url().describe('The page.'),
    title: z.string(),
    description: z.string(),
    published: z.iso.datetime(),
    updated: z.iso.datetime().optional(),
    tags: z.array(z.string()),
    author: z.strictObject({ id: z.string(), name: z.string(), url: z.url() }).optional(),
    series: z.string().optional(),
    access,
    opensOn: z.iso.datetime().optional().describe('From then on the entry is public.'),
    decision,
  })
  .register(named, {
    id: 'Card',
    description: 'The public fields of a post, and the decision for the viewer.',
  });

const text = z
  .strictObject({ html: z.string(), markdown: z.string() })
  .register(named, { id: 'Text', description: 'The open parts of a text. Addresses in the HTML are whole.' });

export const postList = z
  .strictObject({
    page: z.int().min(1),
    perPage: z.int().min(1).max(100),
    total: z.int().min(0),
    next: z.url().optional(),
    posts: z.array(card),
  })
  .register(named, { id: 'PostList' });

export const post = z.strictObject({ post: card, body: text }).register(named, { id: 'Post' });

export const holdings = z
  .strictObject({
    signedIn: z.boolean(),
    plans: z.array(z.string()).describe('Plans that the viewer holds, or that one of theirs includes.'),
    features: z.array(z.string()),
    roles: z.array(z.string()).describe('In the organization of this site.'),
    permissions: z.array(z.string()),
  })
  .register(named, {
    id: 'Holdings',
    description: 'What the viewer of this request holds, of all that rules here may name.',
  });

export const problem = z
  .strictObject({
    error: z.enum(['bad-request', 'not-found', 'method-not-allowed']),
    message: z.string(),
  })
  .register(named, { id: 'Problem' });

/** A locked post: what is missing, its card, and what stands above the wall. */
export const locked = z
  .strictObject({
    error: z.enum(['unauthenticated', 'forbidden']),
    need: access,
    post: card,
    preview: text.optional(),
  })
  .register(named, { id: 'Locked' });

searchAnswerSchema.register(named, {
  id: 'SearchAnswer',
  description: 'Findings for the viewer: a text counts only where it is open to them.',
});
searchProblemSchema.register(named, { id: 'SearchProblem' });

export type ApiCard = z.output<typeof card>;
export type ApiText = z.output<typeof text>;
export type ApiPostList = z.output<typeof postList>;
export type ApiPost = z.output<typeof post>;
export type ApiLocked = z.output<typeof locked>;
export type Holdings = z.output<typeof holdings>;
export type Problem = z.output<typeof problem>;
