/** What happens by itself as time passes: sessions and invitations run out, billing periods end. */
import type { Instance } from '../instance.ts';
import { endSession } from './sessions.ts';
import { settleSubscriptions } from './subscriptions.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Brings everything up to date; called before each request, so that a machine may sleep for a month in between. */
export function settle(instance: Instance, now = Date.now()): void {
  const { state } = instance;
  for (const session of state.sessions)
    if (session.status === 'active' && session.expireAt <= now) endSession(instance, session, 'expired');
  for (const invitation of state.invitations)
    if (invitation.status === 'pending' && invitation.expiresAt <= now) invitation.status = 'expired';
  settleSubscriptions(instance, now);
}

/** Forgets browsers and sessions that nobody will ask for again; called at start. */
export function sweep(instance: Instance, now = Date.now()): void {
  const { state } = instance;
  state.sessions = state.sessions.filter((one) => one.status === 'active' || one.updatedAt > now - WEEK);
  const used = new Set(state.sessions.map((one) => one.clientId));
  state.clients = state.clients.filter((one) => used.has(one.id) || one.updatedAt > now - WEEK);
}
