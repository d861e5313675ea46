/** What every Frontend API route shares: who is asking, what the form says, and the envelope of the answer. */
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { unauthenticated } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { clientJSON } from '../json/client.ts';
import { activeSessionsOfClient, userById } from '../model/lookup.ts';
import { createClient } from '../model/sessions.ts';
import type { ClientRecord, SessionRecord, UserRecord } from '../records.ts';

export interface FrontendEnv {
  Variables: {
    instance: Instance;
    /** a browser that gets its cookie with this very answer */
    newcomer?: ClientRecord;
  };
}

export type FrontendContext = Context<FrontendEnv>;

/** A router for some routes of the Frontend API. */
export const frontendRouter = () => new Hono<FrontendEnv>();

const YEAR = 365 * 24 * 60 * 60;
const COOKIE = { path: '/', sameSite: 'Lax', maxAge: YEAR } as const;

/** The browser that asks, if it has been here before. */
export function knownClient(c: FrontendContext): ClientRecord | undefined {
  if (c.var.newcomer) return c.var.newcomer;
  // Browsers keep no cookies of a development instance, which is on another site: an id in the query stands for one.
  const cookie = c.req.query('__clerk_db_jwt') ?? getCookie(c, '__client');
  return cookie ? c.var.instance.state.clients.find((one) => one.cookie === cookie) : undefined;
}

/** The browser that asks; a stranger gets a cookie. */
export function someClient(c: FrontendContext): ClientRecord {
  const known = knownClient(c);
  if (known) return known;
  const client = createClient(c.var.instance);
  setCookie(c, '__client', client.cookie, { ...COOKIE, httpOnly: true });
  c.set('newcomer', client);
  return client;
}

/**
 * One of the asking browser's sessions, by id.
 * @throws ClerkError when it is not there or over: with that status, clerk-js asks again who is signed in
 */
export function sessionById(c: FrontendContext, id: string | null | undefined): SessionRecord {
  const client = knownClient(c);
  const session = client && activeSessionsOfClient(c.var.instance, client.id).find((one) => one.id === id);
  if (!session) throw unauthenticated();
  return session;
}

/** The session that a call is about: the one that it names, else the browser's last active one. */
export function currentSession(c: FrontendContext): SessionRecord {
  return sessionById(c, c.req.query('_clerk_session_id') ?? knownClient(c)?.lastActiveSessionId);
}

/** Whoever is signed in. @throws ClerkError when nobody is */
export function currentUser(c: FrontendContext): UserRecord {
  const user = userById(c.var.instance, currentSession(c).userId);
  if (!user) throw unauthenticated();
  return user;
}

/** The form of a request: clerk-js sends nothing else. */
export async function readForm(c: FrontendContext): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text());
}

/** Origin of the page that asks, for the `azp` claim. */
export function pageOrigin(c: FrontendContext): string {
  for (const header of [c.req.header('origin'), c.req.header('referer')])
    if (header && URL.canParse(header) && /^https?:/.test(header)) return new URL(header).origin;
  return c.var.instance.siteUrl;
}

/** Answers with the whole updated browser beside the response, because Clerk's components render from the former. */
export async function reply(c: FrontendContext, response: unknown) {
  const client = someClient(c);
  writeSignedAt(c, client);
  return c.json({ response, client: await clientJSON(c.var.instance, client, pageOrigin(c)) });
}

/** Tells the site's server, through a cookie, when this browser last signed in; 0 means that it is signed out. */
export function writeSignedAt(c: FrontendContext, client: ClientRecord): void {
  const { identity } = c.var.instance;
  // For a development instance, clerk-js writes it: a cookie from here would be one of another site.
  if (identity.kind === 'development') return;
  for (const name of ['__client_uat', `__client_uat_${identity.cookieSuffix}`])
    setCookie(c, name, String(client.signedAt), COOKIE);
}

/** One page of a list, as most lists travel. */
export function replyPage(c: FrontendContext, data: unknown[]) {
  return c.json({ response: page(c, data) });
}

/** Cuts a list by the `limit` and `offset` of the request. */
export function page<Item>(c: Context, all: Item[]): { data: Item[]; total_count: number } {
  const offset = Number(c.req.query('offset') ?? 0);
  const limit = Number(c.req.query('limit') ?? 10);
  return { data: all.slice(offset, offset + limit), total_count: all.length };
}
