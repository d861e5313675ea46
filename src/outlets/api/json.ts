/** The refusals of the reading API, all of them of the one shape that its description promises. */
import { json, refuse } from '#src/session/json.ts';
import type { Problem } from './schemas.ts';

export { json };

export function problem(
  error: Problem['error'],
  message: string,
  headers: Record<string, string> = {},
): Response {
  return refuse(error, { message }, headers);
}

export const noPost = () => problem('not-found', 'There is no such post.');

/** For every method but GET and HEAD. */
export const readOnly = () =>
  problem('method-not-allowed', 'This address can only be read.', { allow: 'GET, HEAD' });
