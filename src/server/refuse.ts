/** Requests that never reach the site: a foreign host, a method that pages do not take, a path with two forms. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopback, type Settings } from '#src/session/settings.ts';

const PAGE_METHODS = 'GET, HEAD';
/** Where other methods have a meaning; everything else is read only. */
const WRITABLE = /^\/(?:api|__clerk)(?:\/|$)/;

/**
 * Answers a request that must go no further.
 *
 * @returns whether it was answered
 */
export function refuse(request: IncomingMessage, response: ServerResponse, settings: Settings): boolean {
  if (!isOwnHost(request.headers.host, settings))
    return answer(response, 421, 'This server does not serve that host.');
  const { path, search } = split(request.url ?? '/');
  if (!path.startsWith('/') || !isDecodable(path)) return answer(response, 400, 'The address is malformed.');
  if (path.includes('//')) return answer(response, 404, 'There is nothing at this address.');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads && !WRITABLE.test(path)) {
    response.setHeader('allow', PAGE_METHODS);
    return answer(response, 405, 'This address can only be read.');
  }
  if (reads && path.length > 1 && path.endsWith('/') && !WRITABLE.test(path)) {
    response.setHeader('location', path.slice(0, -1) + search);
    return answer(response, 308, '');
  }
  return false;
}

function isOwnHost(host: string | undefined, { origin, host: listening }: Settings): boolean {
  if (!host) return false;
  if (host.toLowerCase() === new URL(origin).host) return true;
  const name = host.replace(/:\d+$/, '');
  return isLoopback(listening) && isLoopback(name);
}

function split(url: string): { path: string; search: string } {
  const query = url.indexOf('?');
  return query === -1 ? { path: url, search: '' } : { path: url.slice(0, query), search: url.slice(query) };
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

function answer(response: ServerResponse, status: number, text: string): true {
  response.statusCode = status;
  response.setHeader('cache-control', 'private, no-store');
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(text);
  return true;
}
