/** One failed request in the log, under an id that the reader is shown as well. */
import { randomBytes } from 'node:crypto';
import { redact } from './redact.ts';

/**
 * @param error whatever was thrown
 * @param request method and path; the query stays out of the log, because Clerk puts tokens there
 * @returns the id, which says nothing by itself
 */
export function logFailure(error: unknown, request: { method?: string; url?: string }): string {
  const id = randomBytes(6).toString('hex');
  const path = (request.url ?? '').replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/s, '');
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(redact(`[failure ${id}] ${request.method ?? ''} ${path}\n${what}`));
  return id;
}
