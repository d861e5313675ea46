/** Organizations and who belongs to them, each change announced to the site. */
import { backendMembership, backendOrganization } from '../backend/json.ts';
import { ClerkError } from '../errors.ts';
import { newId, slugify } from '../ids.ts';
import type { Instance } from '../instance.ts';
import type { MembershipRecord, OrganizationRecord, UserRecord } from '../records.ts';
import { addTestCard } from './cards.ts';
import { membershipOf, membershipsOfOrganization, membershipsOfUser, organizationBy } from './lookup.ts';
import { findRole } from './roles.ts';

/**
 * Makes an organization, with its maker as the first admin.
 * @throws ClerkError when the slug is taken
 */
export function createOrganization(
  instance: Instance,
  input: { name: string; slug?: string | undefined; creator?: UserRecord | undefined; id?: string },
): OrganizationRecord {
  const name = input.name.trim();
  if (!name) throw new ClerkError(422, 'form_param_missing', 'An organization needs a name.', 'name');
  const wanted = slugify(input.slug || name) || 'organization';
  if (input.slug) refuseTakenSlug(instance, wanted);

  const now = Date.now();
  const organization: OrganizationRecord = {
    id: input.id ?? newId('org'),
    name,
    slug: organizationBy(instance, wanted) ? `${wanted}-${now}` : wanted,
    createdBy: input.creator?.id ?? null,
    publicMetadata: {},
    privateMetadata: {},
    createdAt: now,
    updatedAt: now,
  };
  instance.state.organizations.push(organization);
  addTestCard(instance, organization.id);
  instance.announce('organization.created', backendOrganization(instance, organization));
  if (input.creator) addMember(instance, organization.id, input.creator.id, 'admin');
  return organization;
}

/** @throws ClerkError when the new slug is taken */
export function updateOrganization(
  instance: Instance,
  organization: OrganizationRecord,
  changes: Partial<Pick<OrganizationRecord, 'name' | 'slug' | 'publicMetadata' | 'privateMetadata'>>,
): OrganizationRecord {
  if (changes.slug && changes.slug !== organization.slug) refuseTakenSlug(instance, changes.slug);
  Object.assign(organization, changes, { updatedAt: Date.now() });
  instance.announce('organization.updated', backendOrganization(instance, organization));
  return organization;
}

/** Removes an organization with its members, invitations and subscription. */
export function deleteOrganization(instance: Instance, organization: OrganizationRecord): void {
  const { state } = instance;
  if (organization.id === state.siteOrganizationId)
    throw new ClerkError(403, 'organization_delete_forbidden', "The site's own organization has to stay.");
  for (const one of membershipsOfOrganization(instance, organization.id)) removeMember(instance, one);
  state.invitations = state.invitations.filter((one) => one.organizationId !== organization.id);
  for (const kind of ['items', 'cards', 'payments', 'checkouts'] as const)
    Object.assign(state, { [kind]: state[kind].filter((one) => one.payer !== organization.id) });
  state.organizations = state.organizations.filter((one) => one.id !== organization.id);
  instance.announce('organization.deleted', { object: 'organization', id: organization.id, deleted: true });
}

/** @throws ClerkError when the role is unknown, or the reader belongs already */
export function addMember(
  instance: Instance,
  organizationId: string,
  userId: string,
  role: string,
): MembershipRecord {
  if (membershipOf(instance, organizationId, userId))
    throw new ClerkError(422, 'already_a_member_in_organization', 'That reader is a member already.');
  const now = Date.now();
  const membership: MembershipRecord = {
    id: newId('orgmem'),
    organizationId,
    userId,
    role: knownRole(instance, role),
    publicMetadata: {},
    createdAt: now,
    updatedAt: now,
  };
  instance.state.memberships.push(membership);
  instance.announce('organizationMembership.created', backendMembership(instance, membership));
  return membership;
}

/** @throws ClerkError when the role is unknown, or nobody would be left to administer */
export function changeRole(instance: Instance, membership: MembershipRecord, role: string): MembershipRecord {
  const next = knownRole(instance, role);
  if (next !== 'admin') refuseLastAdmin(instance, membership);
  Object.assign(membership, { role: next, updatedAt: Date.now() });
  instance.announce('organizationMembership.updated', backendMembership(instance, membership));
  return membership;
}

/** Takes a reader out of an organization, and the organization out of the reader's sessions. */
export function removeMember(instance: Instance, membership: MembershipRecord): void {
  const data = backendMembership(instance, membership);
  const { state } = instance;
  state.memberships = state.memberships.filter((one) => one.id !== membership.id);
  for (const session of state.sessions)
    if (session.userId === membership.userId && session.organizationId === membership.organizationId)
      session.organizationId = null;
  instance.announce('organizationMembership.deleted', data);
}

export function removeMembershipsOf(instance: Instance, userId: string): void {
  for (const one of membershipsOfUser(instance, userId)) removeMember(instance, one);
}

/** @throws ClerkError when the organization would be left without an admin */
export function refuseLastAdmin(instance: Instance, membership: MembershipRecord): void {
  const admins = membershipsOfOrganization(instance, membership.organizationId).filter(
    (one) => one.role === 'admin',
  );
  if (membership.role === 'admin' && admins.length === 1)
    throw new ClerkError(403, 'organization_minimum_permissions_needed', 'An organization needs an admin.');
}

/** The bare name of a role. @throws ClerkError when neither the theme nor Clerk knows it */
export function knownRole(instance: Instance, key: string): string {
  const role = findRole(instance.declared, key);
  if (!role) throw new ClerkError(422, 'form_param_value_invalid', `There is no role "${key}".`, 'role');
  return role.id;
}

function refuseTakenSlug(instance: Instance, slug: string): void {
  if (organizationBy(instance, slug))
    throw new ClerkError(422, 'form_identifier_exists', 'That slug is taken. Please try another.', 'slug');
}
