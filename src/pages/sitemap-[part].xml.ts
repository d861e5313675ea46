/** One sitemap of those that the index names. */
import type { APIRoute } from 'astro';
import { sitemap } from '#src/outlets/sitemap/sitemap.ts';

export const GET: APIRoute = (context) => sitemap(context, context.params.part);
