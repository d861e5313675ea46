/** The feed, for whoever asks. */
import type { APIRoute } from 'astro';
import EntryBody from '#src/components/EntryBody.astro';
import { rss } from '#src/outlets/feeds/rss.ts';

export const GET: APIRoute = (context) => rss(context, EntryBody);
