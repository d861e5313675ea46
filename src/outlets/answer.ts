/** The answer of an outlet: its type, and for anonymous requests the validators by which a reader asks again cheaply. */
import { createHash } from 'node:crypto';
import type { APIContext } from 'astro';
import { isHeld } from './held.ts';

export interface Content {
  readonly body: string;
  /** Media type, with its charset. */
  readonly type: string;
  /** Epoch milliseconds of the last change; left out, only the `ETag` counts. */
  readonly changed?: number;
}

/** When this build was made: no text changes without one. */
export const BUILT_AT = Date.parse(import.meta.env.BUILT_AT);

/**
 * Answers with content that is the same for every anonymous reader, and for all who give the same answers. The cache headers follow
 * in the middleware: whoever may be signed in gets a private answer without validators.
 *
 * @returns 200, or 304 when the request already holds this content (RFC 9110, section 13.2.2)
 */
export function answer(
  { request, locals }: Pick<APIContext, 'request' | 'locals'>,
  content: Content,
): Response {
  const { body, type, changed } = content;
  const headers = new Headers({ 'content-type': type });
  locals.keepable = true;
  if (!locals.withoutClerk) return new Response(body, { headers });
  locals.shareable = true;
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  headers.set('etag', etag);
  if (changed !== undefined) headers.set('last-modified', new Date(changed).toUTCString());
  return isHeld((name) => request.headers.get(name), etag, changed)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}
