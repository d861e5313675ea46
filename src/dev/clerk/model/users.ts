/** Accounts: making, changing and deleting them, each announced to the site. */
import { backendUser } from '../backend/json.ts';
import { ClerkError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Instance } from '../instance.ts';
import type { EmailRecord, UserRecord } from '../records.ts';
import { addTestCard } from './cards.ts';
import { userByEmail } from './lookup.ts';
import { removeMembershipsOf } from './organizations.ts';
import { endSession } from './sessions.ts';

export interface NewUser {
  email: string;
  /** a hash, or null for an account without a password */
  password: string | null;
  firstName?: string | null;
  lastName?: string | null;
  publicMetadata?: UserRecord['publicMetadata'];
  privateMetadata?: UserRecord['privateMetadata'];
  unsafeMetadata?: UserRecord['unsafeMetadata'];
  locale?: string | null;
  legalAcceptedAt?: number | null;
}

/**
 * Makes an account with one verified address and a saved test card.
 * @throws ClerkError when the address belongs to somebody
 */
export function createUser(instance: Instance, input: NewUser): UserRecord {
  refuseTakenEmail(instance, input.email);
  const now = Date.now();
  const email = newEmail(input.email, true);
  const user: UserRecord = {
    id: newId('user'),
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    emails: [email],
    primaryEmailId: email.id,
    password: input.password,
    imageUrl: '',
    publicMetadata: input.publicMetadata ?? {},
    privateMetadata: input.privateMetadata ?? {},
    unsafeMetadata: input.unsafeMetadata ?? {},
    locale: input.locale ?? null,
    banned: false,
    createdAt: now,
    updatedAt: now,
    lastSignInAt: null,
    lastActiveAt: null,
    legalAcceptedAt: input.legalAcceptedAt ?? null,
  };
  instance.state.users.push(user);
  addTestCard(instance, user.id);
  instance.announce('user.created', backendUser(instance, user));
  return user;
}

/** Changes fields of an account. */
export function updateUser(instance: Instance, user: UserRecord, changes: Partial<UserRecord>): UserRecord {
  Object.assign(user, changes, { updatedAt: Date.now() });
  instance.announce('user.updated', backendUser(instance, user));
  return user;
}

/** Removes an account with its sessions, memberships and subscriptions. */
export function deleteUser(instance: Instance, user: UserRecord): void {
  const { state } = instance;
  for (const session of state.sessions)
    if (session.userId === user.id) endSession(instance, session, 'removed');
  removeMembershipsOf(instance, user.id);
  state.sessions = state.sessions.filter((one) => one.userId !== user.id);
  for (const kind of ['items', 'cards', 'payments', 'checkouts'] as const)
    Object.assign(state, { [kind]: state[kind].filter((one) => one.payer !== user.id) });
  state.users = state.users.filter((one) => one.id !== user.id);
  instance.announce('user.deleted', { object: 'user', id: user.id, deleted: true });
}

/** A record for an address, in the spelling in which it is compared. */
export function newEmail(address: string, verified: boolean): EmailRecord {
  return { id: newId('idn'), address: address.trim().toLowerCase(), verified };
}

/** @throws ClerkError when the address is no address, or belongs to somebody */
export function refuseTakenEmail(instance: Instance, address: string): void {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address.trim()))
    throw new ClerkError(422, 'form_param_format_invalid', 'That is not an email address.', 'email_address');
  if (userByEmail(instance, address))
    throw new ClerkError(
      422,
      'form_identifier_exists',
      'That email address is taken. Please try another.',
      'email_address',
    );
}

const MIN_PASSWORD = 8;

/** @throws ClerkError when a password is too short to be one */
export function refuseWeakPassword(password: string, param = 'password'): void {
  if (password.length < MIN_PASSWORD)
    throw new ClerkError(
      422,
      'form_password_length_too_short',
      `Passwords must be ${MIN_PASSWORD} or more characters.`,
      param,
    );
}
