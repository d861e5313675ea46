/** One post. */
import type { APIRoute } from 'astro';
import EntryBody from '#src/components/EntryBody.astro';
import { readOnly } from '#src/outlets/api/json.ts';
import { apiPost } from '#src/outlets/api/posts.ts';

export const GET: APIRoute = (context) => apiPost(context, EntryBody);
export const ALL: APIRoute = readOnly;
