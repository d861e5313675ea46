/** `/api/search`: what the search page shows, as JSON. The query is not repeated, so that equal findings are equal bytes. */
import type { APIRoute } from 'astro';
import { readOnly } from '#src/outlets/api/json.ts';
import { answer, NOTHING_ASKED, type Problem, readQuery, toJson } from '#src/outlets/search/index.ts';

export const GET: APIRoute = async ({ url, locals }) => {
  const query = readQuery(url.searchParams);
  if ('problem' in query) return refused(query.problem);
  if (!query.q && !query.tag && !query.access) return refused(NOTHING_ASKED);
  return json(toJson(await answer(query, locals), locals.now), 200);
};

const refused = (problem: Problem) => json({ error: 'bad-request', ...problem }, 400);

function json(body: object, status: number): Response {
  return Response.json(body, { status, headers: { 'x-robots-tag': 'noindex' } });
}

export const ALL: APIRoute = readOnly;
