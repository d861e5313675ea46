/** Which kept page a request could be answered with, if any. Whatever is unusual goes to the site. */
import type { IncomingMessage } from 'node:http';
import { negotiate } from '#src/outlets/negotiate.ts';
import { clerkIsDown } from '#src/session/clerk-proxy.ts';
import type { Settings } from '#src/session/settings.ts';
import { hasClerkParameter } from '#src/session/trace.ts';
import { askedHost } from '../origin.ts';

const API = '/api/';
/** A browser with an answer of Clerk's: only Clerk takes it. */
const HANDSHAKE = '__clerk_handshake';
/** Longer addresses are not kept, in characters: what is known of them takes memory too. */
const MOST_TARGET = 1_000;
/** Longer queries of the API are not kept. */
const MOST_QUERY = 120;

/**
 * @returns reads the address of the page that a request asks for: a path, under `/api/` with its query; undefined when no kept page
 *   answers it
 */
export function readTarget(settings: Settings): (request: IncomingMessage) => string | undefined {
  const { host } = new URL(settings.origin);
  return (request) => {
    const { method, url = '/', headers, rawHeaders } = request;
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    if (askedHost(request, settings) !== host || !namesOneHost(rawHeaders)) return undefined;
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined)
      return undefined;
    if (prefersMarkdown(headers.accept)) return undefined;
    if (clerkIsDown(headers.cookie) || headers.cookie?.includes(HANDSHAKE)) return undefined;
    if (url.includes('#') || url.length > MOST_TARGET) return undefined;
    const inApi = url.startsWith(API);
    if (inApi && headers.authorization !== undefined) return undefined;
    const query = url.indexOf('?');
    if (query === -1) return url;
    if (hasClerkParameter(url)) return undefined;
    if (!inApi) return url.slice(0, query);
    return url.length - query > MOST_QUERY ? undefined : url;
  };
}

/** Node keeps the first of several; a proxy may have read another. */
export function namesOneHost(rawHeaders: readonly string[]): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count === 1;
}

function prefersMarkdown(accept: string | undefined): boolean {
  if (accept === undefined || accept === '*/*' || !/markdown|text\/\*|text\/html\s*;/i.test(accept))
    return false;
  return negotiate(accept, ['text/html', 'text/markdown']) === 'text/markdown';
}
