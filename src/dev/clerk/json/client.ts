/** A browser and its sessions as clerk-js receives them: the object from which Clerk's components render. */
import type {
  ClientJSON,
  SessionActivityJSON,
  SessionJSON,
  SessionWithActivitiesJSON,
  SignInJSON,
  SignUpJSON,
} from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import { activeSessionsOfClient, userById } from '../model/lookup.ts';
import { browserName, deviceName } from '../model/user-agent.ts';
import type { ClientRecord, SessionRecord } from '../records.ts';
import { sessionToken } from '../token.ts';
import { type SignInWire, type SignUpWire, signInJSON, signUpJSON } from './attempt.ts';
import { publicUserDataJSON, type UserWire, userJSON } from './user.ts';

export type SessionWire = Omit<SessionJSON, 'user'> & { user: UserWire };

export type ClientWire = Omit<ClientJSON, 'sessions' | 'sign_in' | 'sign_up'> & {
  sessions: SessionWire[];
  sign_in: SignInWire<SignInJSON> | null;
  sign_up: SignUpWire<SignUpJSON> | null;
};

/** @param authorizedParty origin of the page, for the tokens of the sessions */
export async function clientJSON(
  instance: Instance,
  client: ClientRecord,
  authorizedParty: string,
): Promise<ClientWire> {
  const sessions = activeSessionsOfClient(instance, client.id);
  return {
    object: 'client',
    id: client.id,
    sessions: await Promise.all(sessions.map((one) => sessionJSON(instance, one, authorizedParty))),
    sign_in: client.signIn && signInJSON(instance, client.signIn),
    sign_up: client.signUp && signUpJSON(instance, client.signUp),
    last_active_session_id: client.lastActiveSessionId,
    last_authentication_strategy: null,
    cookie_expires_at: null,
    captcha_bypass: false,
    created_at: client.createdAt,
    updated_at: client.updatedAt,
  };
}

export async function sessionJSON(
  instance: Instance,
  session: SessionRecord,
  authorizedParty: string,
): Promise<SessionWire> {
  const user = userById(instance, session.userId);
  if (!user) throw new Error(`The session ${session.id} belongs to nobody.`);
  return {
    ...commonJSON(session),
    user: userJSON(instance, user),
    public_user_data: publicUserDataJSON(user),
    last_active_token: {
      object: 'token',
      id: `${session.id}_token`,
      jwt: await sessionToken(instance, session, authorizedParty),
    },
  };
}

type DeviceWire = Omit<SessionWithActivitiesJSON, 'last_active_token' | 'public_user_data'>;

/** A session as the list of signed-in devices shows it. */
export function deviceJSON(session: SessionRecord): DeviceWire {
  const latest_activity: SessionActivityJSON = {
    object: 'session_activity',
    id: `${session.id}_activity`,
    browser_name: browserName(session.userAgent),
    device_type: deviceName(session.userAgent),
    ip_address: '127.0.0.1',
    city: 'this machine',
    is_mobile: /Mobile/.test(session.userAgent),
  };
  return { ...commonJSON(session), user: null, latest_activity };
}

function commonJSON(session: SessionRecord) {
  return {
    object: 'session' as const,
    id: session.id,
    status: session.status,
    factor_verification_age: [Math.floor((Date.now() - session.verifiedAt) / 60_000), -1] as [number, number],
    expire_at: session.expireAt,
    abandon_at: session.expireAt,
    last_active_at: session.lastActiveAt,
    last_active_organization_id: session.organizationId,
    actor: null,
    tasks: null,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}
