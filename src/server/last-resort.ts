/** The error page for what Astro could not answer at all, not even with its own page for that. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ERROR_HEADERS, errorPage } from '#src/errors/error-page.ts';
import { logFailure } from '#src/errors/log-failure.ts';
import { beforeHeaders } from './before-headers.ts';

/** Turns a failure without a page, which has a status and no type, into the error page with an id of the log. */
export function errorPageAtLast(request: IncomingMessage, response: ServerResponse): void {
  let page: string | undefined;
  const end = response.end.bind(response) as (...chunks: unknown[]) => ServerResponse;
  beforeHeaders(response, () => {
    if (response.statusCode < 500 || response.hasHeader('content-type')) return;
    page = errorPage(logFailure('The site gave no answer.', request));
    response.removeHeader('content-length');
    for (const [name, value] of Object.entries(ERROR_HEADERS)) response.setHeader(name, value);
  });
  response.end = ((...chunks: unknown[]) => {
    if (!response.headersSent && response.statusCode >= 500) response.writeHead(response.statusCode);
    return page === undefined ? end(...chunks) : end(page);
  }) as typeof response.end;
}
