/** What every Backend API route shares: who may ask, and how a request's query and body are read. */
import { type Context, Hono } from 'hono';
import { ClerkError } from '../errors.ts';
import type { Instance } from '../instance.ts';

export interface BackendEnv {
  Variables: { instance: Instance };
}

export type BackendContext = Context<BackendEnv>;

/** A router for some routes of the Backend API; each answers only to the secret key. */
export const backendRouter = () => new Hono<BackendEnv>();

/** @throws ClerkError unless the request carries the secret key */
export function requireSecretKey(c: BackendContext): void {
  if (c.req.header('authorization') === `Bearer ${c.var.instance.state.keys.secretKey}`) return;
  throw new ClerkError(
    401,
    'clerk_key_invalid',
    "That is not the local Clerk's secret key. It is in the state file and changes when that file is deleted.",
  );
}

/** The JSON body of a request, or an empty object. @throws ClerkError when it is not an object */
export async function readBody(c: BackendContext): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (!text) return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {}
  throw new ClerkError(400, 'request_body_invalid', 'The body of the request is not a JSON object.');
}

/** A field of a body as text; anything else counts as absent. */
export function text(body: Record<string, unknown>, field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A field of a body as an object; anything else counts as absent. */
export function object(body: Record<string, unknown>, field: string): Record<string, unknown> | undefined {
  const value = body[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** Merges metadata as Clerk does: deeply, and null removes a key. */
export function merge(
  old: Record<string, unknown>,
  changes: Record<string, unknown>,
): Record<string, unknown> {
  const result = { ...old };
  for (const [key, value] of Object.entries(changes)) {
    const before = object(result, key);
    const after = object(changes, key);
    if (value === null) delete result[key];
    else result[key] = after ? merge(before ?? {}, after) : value;
  }
  return result;
}
