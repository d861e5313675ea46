/** Requests that never reach the site: a foreign host, a method that pages do not take, a path with two forms, too large a body. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Settings } from '#src/session/settings.ts';
import { answer } from './answer.ts';
import { limitBody } from './body-limit.ts';
import { canonicalPath } from './canonical-path.ts';
import { namesOneHost } from './kept/asked.ts';
import { askedHost } from './origin.ts';
import { isOwnHost } from './own-host.ts';

const PAGE_METHODS = 'GET, HEAD';
const ALL_METHODS = 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE';
/** Where other methods have a meaning; everything else is read only. */
const WRITABLE = /^\/(?:api|__clerk)\//;
/** Clerk's proxy has paths of its own, on which the last slash may matter. */
const PROXIED = /^\/__clerk\//;
/** Says nothing but that the process answers, so that load balancers may ask by address. */
const HEALTH = '/healthz';

/**
 * Answers a request that must go no further.
 *
 * @returns whether it was answered
 */
export function refuse(request: IncomingMessage, response: ServerResponse, settings: Settings): boolean {
  const { path, search } = split(request.url ?? '/');
  if (!namesOneHost(request.rawHeaders)) return answer(response, 400, 'A request names one host.');
  if (path !== HEALTH && !isOwnHost(askedHost(request, settings), settings))
    return answer(response, 421, 'This server does not serve that host.');
  // A fragment never leaves a browser; whoever reads the address later would cut it off, and read another (RFC 9112, 3.2).
  if (request.url?.includes('#')) return answer(response, 400, 'The address is malformed.');
  const found = canonicalPath(path);
  if (found.kind === 'malformed') return answer(response, 400, 'The address is malformed.');
  if (found.kind === 'nothing') return answer(response, 404, 'There is nothing at this address.');
  const writable = WRITABLE.test(path);
  const allowed = writable ? ALL_METHODS : PAGE_METHODS;
  if (!allowed.split(', ').includes(request.method ?? '')) {
    response.setHeader('allow', allowed);
    return answer(
      response,
      405,
      writable ? 'This method is not known here.' : 'This address can only be read.',
    );
  }
  if (found.kind === 'moved' && !PROXIED.test(path)) {
    // A path of one slash and a name: it cannot be read as another host.
    response.setHeader('location', found.path + search);
    return answer(response, 308, '');
  }
  return limitBody(request, response);
}

function split(url: string): { path: string; search: string } {
  const query = url.indexOf('?');
  return query === -1 ? { path: url, search: '' } : { path: url.slice(0, query), search: url.slice(query) };
}
