/** Whether a request could carry a session at all; without a trace of one it is anonymous, and Clerk need not look at it. */

const SESSION_COOKIE = /^__session(?:_|$)/;
const CLIENT_COOKIE = /^__client_uat(?:_|$)/;
const HANDSHAKE_COOKIE = /^__clerk_handshake/;
const CLERK_PARAMETER = /^__clerk_/;

/**
 * Looks for what Clerk's `authenticateRequest` reads: a session token, a client that has signed in, an answer of a handshake.
 *
 * @param request a request whose bearer token has been taken away unless its route accepts one
 * @returns false only when Clerk would call the request signed out
 */
export function hasSessionTrace(request: Request): boolean {
  const { headers, url } = request;
  return (
    headers.has('authorization') || hasSessionCookie(headers.get('cookie') ?? '') || hasClerkParameter(url)
  );
}

/** @param header `Cookie`, or nothing */
export function hasSessionCookie(header: string): boolean {
  if (!header.includes('__')) return false;
  for (const [name, value] of cookiesOf(header)) {
    if (!name.startsWith('__')) continue;
    if (SESSION_COOKIE.test(name) || HANDSHAKE_COOKIE.test(name)) return true;
    if (CLIENT_COOKIE.test(name) && value !== '0') return true;
  }
  return false;
}

/** @param url with its query, if it has one */
export function hasClerkParameter(url: string): boolean {
  const query = url.indexOf('?');
  if (query === -1) return false;
  return [...new URLSearchParams(url.slice(query)).keys()].some((key) => CLERK_PARAMETER.test(key));
}

function* cookiesOf(header: string): Generator<[name: string, value: string]> {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    yield equals === -1 ? [pair.trim(), ''] : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
  }
}
