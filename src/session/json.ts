/** JSON answers and refusals of the site's API. Never shared: a cache cannot tell the bearer of a token from anybody else. */

/** What is refused, by its name in `{"error": …}`. */
const STATUS = {
  'bad-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-many-requests': 429,
  unavailable: 503,
} as const;

export type Refusal = keyof typeof STATUS;

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(`${JSON.stringify(value)}\n`, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/**
 * @param error the name of the refusal, which decides its status
 * @param more what a program can act on, such as `need`, and a `message` for the person behind it
 */
export function refuse(
  error: Refusal,
  more: { readonly message?: string; readonly [field: string]: unknown } = {},
  headers: Record<string, string> = {},
): Response {
  const asks: Record<string, string> = error === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {};
  return json({ error, ...more }, STATUS[error], { ...asks, ...headers });
}

/** @param allow the methods that this address takes: "GET, HEAD" */
export const otherMethod = (allow: string) => () =>
  refuse('method-not-allowed', { message: `This address takes ${allow}.` }, { allow });
