/** Finding records: reads only, no change and no announcement. */
import type { Instance } from '../instance.ts';
import type {
  ItemRecord,
  MembershipRecord,
  OrganizationRecord,
  SessionRecord,
  UserRecord,
} from '../records.ts';

export function userById(instance: Instance, id: string | null | undefined): UserRecord | undefined {
  return instance.state.users.find((user) => user.id === id);
}

/** Finds whoever owns a verified address; capitals do not matter. */
export function userByEmail(instance: Instance, address: string): UserRecord | undefined {
  const wanted = address.trim().toLowerCase();
  return instance.state.users.find((user) =>
    user.emails.some((email) => email.verified && email.address === wanted),
  );
}

export function primaryEmail(user: UserRecord): string {
  const primary = user.emails.find((email) => email.id === user.primaryEmailId) ?? user.emails[0];
  return primary?.address ?? '';
}

export function organizationBy(instance: Instance, idOrSlug: string): OrganizationRecord | undefined {
  return instance.state.organizations.find((one) => one.id === idOrSlug || one.slug === idOrSlug);
}

export function membershipOf(
  instance: Instance,
  organizationId: string | null,
  userId: string,
): MembershipRecord | undefined {
  return instance.state.memberships.find(
    (one) => one.organizationId === organizationId && one.userId === userId,
  );
}

export function membershipsOfUser(instance: Instance, userId: string): MembershipRecord[] {
  return instance.state.memberships.filter((one) => one.userId === userId);
}

export function membershipsOfOrganization(instance: Instance, organizationId: string): MembershipRecord[] {
  return instance.state.memberships.filter((one) => one.organizationId === organizationId);
}

export function activeSessionsOfClient(instance: Instance, clientId: string): SessionRecord[] {
  return instance.state.sessions.filter((one) => one.clientId === clientId && one.status === 'active');
}

export function activeSessionsOfUser(instance: Instance, userId: string): SessionRecord[] {
  return instance.state.sessions.filter((one) => one.userId === userId && one.status === 'active');
}

/** What a payer pays for at present; nothing means the free plan. */
export function activeItem(instance: Instance, payer: string): ItemRecord | undefined {
  return instance.state.items.find((item) => item.payer === payer && item.status === 'active');
}

/** What takes over when the present period ends. */
export function upcomingItem(instance: Instance, payer: string): ItemRecord | undefined {
  return instance.state.items.find((item) => item.payer === payer && item.status === 'upcoming');
}

/** Whether somebody has never held a plan, which is who gets a free trial. */
export function isNewPayer(instance: Instance, payer: string): boolean {
  return !instance.state.items.some((item) => item.payer === payer);
}
