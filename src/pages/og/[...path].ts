/** Pictures for shared links. */
import type { APIRoute } from 'astro';
import { ogImage } from '#src/outlets/social/og-image.ts';

export const GET: APIRoute = (context) => ogImage(context, context.params.path ?? '');
