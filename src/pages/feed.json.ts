/** The feed as JSON, for whoever asks. */
import type { APIRoute } from 'astro';
import EntryBody from '#src/components/EntryBody.astro';
import { jsonFeed } from '#src/outlets/feeds/json-feed.ts';

export const GET: APIRoute = (context) => jsonFeed(context, EntryBody);
