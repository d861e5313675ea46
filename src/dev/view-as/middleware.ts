/** Puts the reader whom an author pretends to be in the place of the real one, and answers the toolbar's questions. */
import { defineMiddleware } from 'astro:middleware';
import type { Viewer } from '#src/access/viewer.ts';
import { loadEntries } from '#src/library/entries.ts';
import { openEntry } from '#src/library/open-entry.ts';
import theme from '#theme';
import { personas } from '../clerk/personas.ts';
import { clerkMode } from '../clerk-mode.ts';
import { nameOf } from './address.ts';
import { COOKIE, readPretence, TRACE_PATH } from './pretence.ts';
import { pretendedViewer } from './pretended-viewer.ts';
import { type Trace, tracesOf } from './trace.ts';

/** Only the local Clerk signs somebody in without asking for a password. */
const signsIn = clerkMode(process.env) === 'local';

export const onRequest = defineMiddleware(async ({ cookies, locals, url }, next) => {
  const pretence = readPretence(cookies.get(COOKIE)?.value);
  if (pretence) locals.viewer = pretendedViewer(pretence, theme);
  if (url.pathname !== TRACE_PATH) return next();
  return Response.json({
    personas: signsIn ? personas.map(nameOf) : [],
    plans: Object.keys(theme.plans),
    roles: Object.keys(theme.roles),
    pretence,
    traces: await tracesOfPage(url.searchParams.get('path') ?? '', locals.viewer, locals.now),
  });
});

/** Empty for pages that show no entry. */
async function tracesOfPage(path: string, viewer: Viewer, now: number): Promise<Trace[]> {
  const { posts, pages } = await loadEntries();
  const entry = posts.get(path.replace(/^\/posts\//, '')) ?? pages.get(path.slice(1));
  if (!entry) return [];
  const opened = await openEntry(entry.collection, entry.id, { viewer, now });
  return tracesOf(entry.data.rule, opened?.gateRules.values() ?? [], viewer, now);
}
