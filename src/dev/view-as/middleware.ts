/** Puts the reader whom an author pretends to be in the place of the real one, and answers the toolbar's questions. */
import { defineMiddleware } from 'astro:middleware';
import type { Viewer } from '#src/access/viewer.ts';
import { loadEntries } from '#src/library/entries.ts';
import theme from '#theme';
import { personas } from '../clerk/personas.ts';
import { nameOf } from './address.ts';
import { COOKIE, pretendedViewer, readPretence, TRACE_PATH } from './pretence.ts';
import { type TraceLine, traceOf } from './trace.ts';

export const onRequest = defineMiddleware(async ({ cookies, locals, url }, next) => {
  const pretence = readPretence(cookies.get(COOKIE)?.value);
  if (pretence) locals.viewer = pretendedViewer(pretence, theme);
  if (url.pathname !== TRACE_PATH) return next();
  return Response.json({
    personas: personas.map(nameOf),
    plans: Object.keys(theme.plans),
    roles: Object.keys(theme.roles),
    pretence,
    trace: await traceOfPage(url.searchParams.get('path') ?? '', locals.viewer, locals.now),
  });
});

/** Empty for pages that show no entry. */
async function traceOfPage(path: string, viewer: Viewer, now: number): Promise<TraceLine[]> {
  const { posts, pages } = await loadEntries();
  const entry = posts.get(path.replace(/^\/posts\//, '')) ?? pages.get(path.slice(1));
  return entry ? traceOf(entry.data.rule, viewer, now) : [];
}
