/** Records as the Backend API and webhooks show them: close to what browsers get, with what only a server may see. */
import type {
  EmailAddressJSON,
  OrganizationInvitationJSON,
  OrganizationJSON,
  OrganizationMembershipJSON,
  SessionJSON,
  UserJSON,
} from '@clerk/backend';
import type { Instance } from '../instance.ts';
import { invitationJSON, membershipJSON, organizationJSON } from '../json/organization.ts';
import { emailAddressJSON, publicUserDataJSON, userJSON } from '../json/user.ts';
import { membershipsOfUser, organizationBy, userById } from '../model/lookup.ts';
import { ticketLink } from '../model/tickets.ts';
import type {
  EmailRecord,
  InvitationRecord,
  MembershipRecord,
  OrganizationRecord,
  SessionRecord,
  UserRecord,
} from '../records.ts';

export function backendUser(instance: Instance, user: UserRecord): UserJSON {
  const { email_addresses, organization_memberships, passkeys, profile_image_id, timezone, ...shared } =
    userJSON(instance, user);
  return {
    ...shared,
    email_addresses: user.emails.map(backendEmail),
    organization_memberships: membershipsOfUser(instance, user.id).map((one) =>
      backendMembership(instance, one),
    ),
    external_accounts: [],
    enterprise_accounts: [],
    phone_numbers: [],
    web3_wallets: [],
    password_last_updated_at: null,
    private_metadata: user.privateMetadata,
    banned: user.banned,
    locked: false,
    lockout_expires_in_seconds: null,
    verification_attempts_remaining: 100,
    last_active_at: user.lastActiveAt,
    locale: user.locale,
  };
}

function backendEmail(email: EmailRecord): EmailAddressJSON {
  const { matches_sso_connection, verification, ...shared } = emailAddressJSON(email);
  return {
    ...shared,
    linked_to: [],
    verification: verification && { object: 'email_address', id: `ver_${email.id}`, ...verification },
  };
}

export function backendOrganization(instance: Instance, one: OrganizationRecord): OrganizationJSON {
  const { public_metadata, ...shared } = organizationJSON(instance, one);
  return {
    ...shared,
    object: 'organization',
    public_metadata,
    private_metadata: one.privateMetadata,
    ...(one.createdBy && { created_by: one.createdBy }),
  };
}

export function backendMembership(instance: Instance, one: MembershipRecord): OrganizationMembershipJSON {
  const { organization: _, public_user_data: __, permissions, ...shared } = membershipJSON(instance, one);
  const organization = organizationBy(instance, one.organizationId);
  const user = userById(instance, one.userId);
  if (!organization || !user) throw new Error(`The membership ${one.id} points to nobody or nowhere.`);
  return {
    ...shared,
    permissions,
    private_metadata: {},
    organization: backendOrganization(instance, organization),
    public_user_data: publicUserDataJSON(user),
  };
}

export function backendInvitation(instance: Instance, one: InvitationRecord): OrganizationInvitationJSON {
  return {
    ...invitationJSON(instance, one),
    object: 'organization_invitation',
    private_metadata: {},
    url: one.status === 'pending' ? ticketLink(instance, one) : null,
    expires_at: one.expiresAt,
  };
}

export function backendSession(session: SessionRecord): SessionJSON {
  return {
    object: 'session',
    id: session.id,
    client_id: session.clientId,
    user_id: session.userId,
    status: session.status,
    ...(session.organizationId && { last_active_organization_id: session.organizationId }),
    actor: null,
    last_active_at: session.lastActiveAt,
    expire_at: session.expireAt,
    abandon_at: session.expireAt,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}
