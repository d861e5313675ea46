/** Short answers in plain text, for requests that never reach the site. */
import type { ServerResponse } from 'node:http';

/** @returns true, for the callers that answer and are done */
export function answer(response: ServerResponse, status: number, text: string): true {
  response.statusCode = status;
  response.setHeader('cache-control', 'private, no-store');
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(text);
  return true;
}
