/** JSON answers and errors of the API. Never shared: a cache cannot tell the bearer of a token from anybody else. */
import type { Problem } from './schemas.ts';

const TYPE = 'application/json; charset=utf-8';

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(`${JSON.stringify(value)}\n`, {
    status,
    headers: { 'content-type': TYPE, ...headers },
  });
}

const STATUS: Record<Problem['error'], number> = {
  'bad-request': 400,
  'not-found': 404,
  'method-not-allowed': 405,
};

export function problem(
  error: Problem['error'],
  message: string,
  headers: Record<string, string> = {},
): Response {
  return json({ error, message } satisfies Problem, STATUS[error], headers);
}

export const noPost = () => problem('not-found', 'There is no such post.');

/** For every method but GET and HEAD. */
export const readOnly = () =>
  problem('method-not-allowed', 'This address can only be read.', { allow: 'GET, HEAD' });
