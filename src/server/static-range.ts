/**
 * Ranges of static files. sirv understands one plain range; one that ends before it begins makes it throw, which would end the
 * process, and others it misreads. A server may ignore a range (RFC 9110, section 14.2), so those are not shown to it.
 */
import type { IncomingMessage } from 'node:http';

const PLAIN = /^bytes=(\d{1,15})-(\d{1,15})?$/;

/**
 * Hides a range that is not plain.
 *
 * @returns gives the request its range back, for whoever answers it if it is for no static file
 */
export function keepPlainRange(request: IncomingMessage): () => void {
  const { range } = request.headers;
  const [, start, end] = PLAIN.exec(range ?? '') ?? [];
  if (range === undefined || (start !== undefined && Number(start) <= Number(end ?? Number.MAX_VALUE)))
    return () => {};
  delete request.headers.range;
  return () => {
    request.headers.range = range;
  };
}
