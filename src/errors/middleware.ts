/** A page is sent whole or not at all: what breaks while it is rendered becomes the error page, with its id in the log. */
import type { MiddlewareHandler } from 'astro';
import { ERROR_HEADERS, errorPage } from './error-page.ts';
import { logFailure } from './log-failure.ts';

/** Reads a page to its end before anything is sent, so that no half page leaves with a status of 200. */
export const failures: MiddlewareHandler = async (context, next) => {
  try {
    const response = await next();
    if (context.isPrerendered || !isPage(response)) return response;
    const { status, statusText, headers } = response;
    return new Response(await response.arrayBuffer(), { status, statusText, headers });
  } catch (error) {
    // Nobody waits for this one: the page is rendered again, for its reader.
    if (context.locals.keeping) return new Response(null, { status: 500 });
    const id = logFailure(error, context.request);
    if (context.isPrerendered || import.meta.env.DEVELOPING) throw error;
    if (!context.routePattern.startsWith('/api/'))
      return new Response(errorPage(id), { status: 500, headers: ERROR_HEADERS });
    return Response.json({ error: 'failed', id }, { status: 500 });
  }
};

function isPage(response: Response): boolean {
  return response.body !== null && (response.headers.get('content-type') ?? '').startsWith('text/html');
}
