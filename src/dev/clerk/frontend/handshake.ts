/** The handshake: a redirect through which a server-rendered page gets fresh session cookies before clerk-js has run. */
import { setCookie } from 'hono/cookie';
import { ClerkError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Instance } from '../instance.ts';
import { activeSessionsOfClient } from '../model/lookup.ts';
import { activateOrganization } from '../model/sessions.ts';
import type { ClientRecord, SessionRecord } from '../records.ts';
import { sessionToken, sign } from '../token.ts';
import { frontendRouter, knownClient, someClient } from './browser.ts';
import { ownOrganization } from './sessions.ts';

/** Browsers drop cookies above 4096 bytes; a larger answer waits here and only its name travels. */
const LARGEST_COOKIE = 3800;
const waiting = new Map<string, string[]>();

/** The cookies behind a nonce, once. */
export function takeHandshake(nonce: string): string[] | undefined {
  const directives = waiting.get(nonce);
  waiting.delete(nonce);
  return directives;
}

export const handshakeRoutes = frontendRouter().get('/client/handshake', async (c) => {
  const { instance } = c.var;
  const target = c.req.query('redirect_url') ?? '/';
  if (!URL.canParse(target, instance.siteUrl) || !/^https?:/.test(new URL(target, instance.siteUrl).href))
    throw new ClerkError(400, 'invalid_redirect_url', 'A handshake needs a redirect_url on the web.');
  const page = new URL(target, instance.siteUrl);

  const isDevelopment = instance.identity.kind === 'development';
  const client = isDevelopment ? someClient(c) : knownClient(c);
  const session = client && activeSession(instance, client);
  const wanted = c.req.query('organization_id');
  if (session && wanted !== undefined) switchOrganization(instance, session, wanted);

  const directives = cookiesFor(
    instance,
    client,
    session && (await sessionToken(instance, session, page.origin)),
  );
  const token = await sign(instance, { handshake: directives });
  if (isDevelopment) {
    page.searchParams.set('__clerk_handshake', token);
    return c.redirect(page.href, 307);
  }
  const cookie = { path: '/', sameSite: 'Lax', maxAge: 10 } as const;
  if (token.length < LARGEST_COOKIE) setCookie(c, '__clerk_handshake', token, cookie);
  else {
    const nonce = newId('hs');
    waiting.set(nonce, directives);
    setCookie(c, '__clerk_handshake_nonce', nonce, cookie);
  }
  return c.redirect(page.href, 307);
});

function activeSession(instance: Instance, client: ClientRecord): SessionRecord | undefined {
  const sessions = activeSessionsOfClient(instance, client.id);
  return sessions.find((one) => one.id === client.lastActiveSessionId) ?? sessions[0];
}

/** A URL may name an organization that the reader is not in; then the page gets the session as it was. */
function switchOrganization(instance: Instance, session: SessionRecord, wanted: string): void {
  try {
    activateOrganization(session, ownOrganization(instance, session, wanted));
  } catch (error) {
    if (!(error instanceof ClerkError)) throw error;
  }
}

function cookiesFor(
  { identity }: Instance,
  client: ClientRecord | undefined,
  token: string | undefined,
): string[] {
  const rest = 'Path=/; SameSite=Lax; Max-Age=31536000';
  const gone = 'Path=/; SameSite=Lax; Max-Age=0';
  const names = (name: string) => [name, `${name}_${identity.cookieSuffix}`];
  return [
    ...names('__client_uat').map((name) => `${name}=${token ? (client?.signedAt ?? 0) : 0}; ${rest}`),
    ...names('__session').map((name) => (token ? `${name}=${token}; ${rest}` : `${name}=; ${gone}`)),
    ...(identity.kind === 'development'
      ? names('__clerk_db_jwt').map((name) => `${name}=${client?.cookie}; ${rest}`)
      : []),
    // The SDK leaves these two behind in production mode; they must not be applied twice.
    `__clerk_handshake=; ${gone}`,
    `__clerk_handshake_nonce=; ${gone}`,
  ];
}
