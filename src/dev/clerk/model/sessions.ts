/** Browsers and the sessions that they hold. */
import { randomBytes } from 'node:crypto';
import { backendSession, backendUser } from '../backend/json.ts';
import { newId, seconds } from '../ids.ts';
import type { Instance } from '../instance.ts';
import type { ClientRecord, SessionRecord, UserRecord } from '../records.ts';
import { activeSessionsOfClient, membershipOf, userById } from './lookup.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Remembers a browser that has not been seen before. */
export function createClient(instance: Instance): ClientRecord {
  const now = Date.now();
  const client: ClientRecord = {
    id: newId('client'),
    cookie: randomBytes(24).toString('base64url'),
    signedAt: 0,
    lastActiveSessionId: null,
    signIn: null,
    signUp: null,
    createdAt: now,
    updatedAt: now,
  };
  instance.state.clients.push(client);
  return client;
}

/** Signs a reader in on a browser, with the site's own organization active for those who belong to it. */
export function startSession(
  instance: Instance,
  client: ClientRecord,
  user: UserRecord,
  userAgent = '',
): SessionRecord {
  const { sessions, siteOrganizationId } = instance.state;
  const others = activeSessionsOfClient(instance, client.id);
  for (const other of others)
    if (!instance.settings.multiSession || other.userId === user.id) endSession(instance, other, 'removed');

  const now = Date.now();
  const session: SessionRecord = {
    id: newId('sess'),
    clientId: client.id,
    userId: user.id,
    status: 'active',
    organizationId: membershipOf(instance, siteOrganizationId, user.id) ? siteOrganizationId : null,
    userAgent,
    verifiedAt: now,
    expireAt: now + WEEK,
    createdAt: now,
    updatedAt: now,
    lastActiveAt: now,
  };
  sessions.push(session);
  Object.assign(client, { lastActiveSessionId: session.id, signedAt: seconds(now), updatedAt: now });
  Object.assign(user, { lastSignInAt: now, lastActiveAt: now });
  instance.announce('session.created', sessionEvent(instance, session));
  return session;
}

/** Signs a reader out of one session; the browser falls back to another one if it holds any. */
export function endSession(
  instance: Instance,
  session: SessionRecord,
  status: Exclude<SessionRecord['status'], 'active'>,
): void {
  if (session.status !== 'active') return;
  Object.assign(session, { status, updatedAt: Date.now() });
  const client = instance.state.clients.find((one) => one.id === session.clientId);
  const [next] = client ? activeSessionsOfClient(instance, client.id) : [];
  if (client) {
    if (client.lastActiveSessionId === session.id) client.lastActiveSessionId = next?.id ?? null;
    Object.assign(client, { signedAt: next ? seconds() : 0, updatedAt: Date.now() });
  }
  if (status !== 'expired') instance.announce(`session.${status}`, sessionEvent(instance, session));
}

/** Makes an organization the active one of a session; null means none. */
export function activateOrganization(session: SessionRecord, organizationId: string | null): void {
  Object.assign(session, { organizationId, updatedAt: Date.now() });
}

function sessionEvent(instance: Instance, session: SessionRecord) {
  const user = userById(instance, session.userId);
  return { ...backendSession(session), user: user ? backendUser(instance, user) : null };
}
