/** How many bytes a request may bring: some JSON for the site, a picture for Clerk's proxy. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer } from './answer.ts';

const MEBIBYTE = 1024 * 1024;
const MOST = MEBIBYTE;
/** Clerk takes pictures of readers up to 10 MB. */
const MOST_FOR_CLERK = 12 * MEBIBYTE;

/**
 * Refuses a body that announces too many bytes, and cuts off one that brings them unannounced.
 *
 * @returns whether the request was answered
 */
export function limitBody(request: IncomingMessage, response: ServerResponse): boolean {
  const most = request.url?.startsWith('/__clerk/') ? MOST_FOR_CLERK : MOST;
  const refuse = (): true => {
    response.setHeader('connection', 'close');
    return answer(response, 413, 'The request is too large.');
  };
  if (Number(request.headers['content-length'] ?? 0) > most) return refuse();
  if (request.headers['transfer-encoding'] !== undefined) countBytes(request, most, refuse);
  return false;
}

/** The site reads a body by iterating over the request; here that reading counts along. */
function countBytes(request: IncomingMessage, most: number, refuse: () => void): void {
  const read = request[Symbol.asyncIterator].bind(request);
  request[Symbol.asyncIterator] = async function* counted(): AsyncGenerator<Buffer, undefined> {
    let bytes = 0;
    for await (const chunk of { [Symbol.asyncIterator]: read }) {
      bytes += (chunk as Buffer).length;
      if (bytes > most) {
        refuse();
        throw new Error('The body of the request is larger than allowed.');
      }
      yield chunk as Buffer;
    }
    return undefined;
  };
}
