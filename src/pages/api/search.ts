/** `/api/search`: what the search page shows, as JSON. The query is not repeated, so that equal findings are equal bytes. */
import type { APIRoute } from 'astro';
import { answer, readQuery, toJson } from '#src/outlets/search/index.ts';

const NOTHING_ASKED = { parameter: 'q', message: 'Say what to look for: ?q=…, or filter by tag or access.' };

export const GET: APIRoute = async ({ url, locals }) => {
  const query = readQuery(url.searchParams);
  if ('problem' in query) return json({ error: 'invalid', ...query.problem }, 400);
  if (!query.q && !query.tag && !query.access) return json({ error: 'invalid', ...NOTHING_ASKED }, 400);
  return json(toJson(await answer(query, locals), locals.now), 200);
};

function json(body: object, status: number): Response {
  return Response.json(body, { status, headers: { 'x-robots-tag': 'noindex' } });
}
