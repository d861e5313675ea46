/** Answers a request for a file beside an entry: asks the library, then streams what is open and refuses the rest. */
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type OpenedFile, openFile } from '#src/library/index.ts';
import { readRange } from './ranges.ts';
import { type StoredFile, storedFile } from './stored-file.ts';
import { streamFile } from './stream-file.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const PRIVATE = 'private, no-store';
/** A drawing or a text that is opened by itself runs nothing and loads nothing. */
const INERT = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/**
 * @param path what follows `/media/`, decoded
 * @param request GET or HEAD
 * @returns 200, 206, 304 or 416 for an open file, 401 or 403 for a locked one; 404 for any other, and for all that is hidden
 */
export async function answerFile(path: string, request: Request, locals: App.Locals): Promise<Response> {
  const opened = await openFile(path, locals);
  if (!opened) return refuse(404);
  if (opened.state === 'locked') return refuse(opened.signedIn ? 403 : 401);
  const stored = await storedFile(opened);
  const headers = headersFor(opened, stored, locals);
  if (isKnown(request.headers.get('if-none-match'), stored.etag)) {
    headers.delete('content-type');
    return new Response(null, { status: 304, headers });
  }
  const handle = await open(stored.path).catch((error: NodeJS.ErrnoException) => {
    console.error(`A file beside an entry cannot be read (${error.code}). Build the site again.`);
  });
  return handle ? await send(handle, request, stored, headers, locals) : refuse(404);
}

async function send(
  handle: FileHandle,
  request: Request,
  { etag }: StoredFile,
  headers: Headers,
  { drained }: App.Locals,
): Promise<Response> {
  const { size } = await handle.stat();
  const isFresh = [null, etag].includes(request.headers.get('if-range'));
  const asked = request.method === 'GET' && isFresh ? request.headers.get('range') : null;
  const range = readRange(asked, size);
  if (range.kind === 'refused') {
    await handle.close();
    return refuse(416, { 'content-range': `bytes */${size}` });
  }
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: size - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range.kind === 'part') headers.set('content-range', `bytes ${start}-${end}/${size}`);
  const isEmpty = request.method === 'HEAD' || size === 0;
  if (isEmpty) await handle.close();
  return new Response(isEmpty ? null : streamFile(handle, { start, end }, drained), {
    status: range.kind === 'part' ? 206 : 200,
    headers,
  });
}

function headersFor(
  { file, isPublic }: OpenedFile,
  { type, etag }: StoredFile,
  { withoutClerk = false }: App.Locals,
): Headers {
  const headers = new Headers({
    'content-type': type,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(basename(file.path)).replaceAll("'", '%27')}`,
    'accept-ranges': 'bytes',
    etag,
    // Compressing on the way would change the bytes that the tag names and the ranges count.
    'cache-control': `${isPublic ? sharedFor(withoutClerk) : PRIVATE}, no-transform`,
  });
  if (!isPublic) {
    headers.set('vary', 'Cookie');
    headers.set('cross-origin-resource-policy', 'same-origin');
  }
  if (/^(?:image\/svg|text\/)/.test(type)) headers.set('content-security-policy', INERT);
  return headers;
}

/** An address names its bytes for good; what Clerk has touched may carry its cookies, so only that reader keeps it. */
function sharedFor(withoutClerk: boolean): string {
  return `${withoutClerk ? 'public' : 'private'}, max-age=${YEAR_SECONDS}, immutable`;
}

/** Whether the client has these bytes already. A weak tag names them as well here. */
function isKnown(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

const REASONS = {
  401: 'Sign in to open this file.',
  403: 'This file is for other readers.',
  404: 'There is nothing at this address.',
  416: 'The file has no such range.',
} as const;

function refuse(status: keyof typeof REASONS, headers: Record<string, string> = {}): Response {
  return new Response(`${REASONS[status]}\n`, {
    status,
    headers: {
      ...headers,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': PRIVATE,
      vary: 'Cookie',
    },
  });
}
