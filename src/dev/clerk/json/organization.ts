/** Organizations, their members, invitations and roles as clerk-js receives them. */
import type {
  OrganizationInvitationJSON,
  OrganizationJSON,
  OrganizationMembershipJSON,
  PermissionJSON,
  PublicOrganizationDataJSON,
  RoleJSON,
  UserOrganizationInvitationJSON,
} from '@clerk/shared/types';
import type { Instance } from '../instance.ts';
import { membershipsOfOrganization, organizationBy, userById } from '../model/lookup.ts';
import { findRole, permissionKeys, roleKey } from '../model/roles.ts';
import type { DeclaredRole } from '../options.ts';
import type { InvitationRecord, MembershipRecord, OrganizationRecord } from '../records.ts';
import { publicUserDataJSON } from './user.ts';

export const MAX_MEMBERS = 100;

export function organizationJSON(instance: Instance, one: OrganizationRecord): OrganizationJSON {
  return {
    object: 'organization',
    id: one.id,
    name: one.name,
    slug: one.slug,
    image_url: '',
    has_image: false,
    public_metadata: one.publicMetadata,
    members_count: membershipsOfOrganization(instance, one.id).length,
    pending_invitations_count: pendingInvitations(instance, one.id).length,
    max_allowed_memberships: MAX_MEMBERS,
    admin_delete_enabled: one.id !== instance.state.siteOrganizationId,
    created_at: one.createdAt,
    updated_at: one.updatedAt,
  };
}

export function membershipJSON(instance: Instance, one: MembershipRecord): OrganizationMembershipJSON {
  const organization = organizationBy(instance, one.organizationId);
  const user = userById(instance, one.userId);
  if (!organization || !user) throw new Error(`The membership ${one.id} points to nobody or nowhere.`);
  return {
    object: 'organization_membership',
    id: one.id,
    organization: organizationJSON(instance, organization),
    public_user_data: publicUserDataJSON(user),
    role: roleKey(one.role),
    role_name: findRole(instance.declared, one.role)?.name ?? one.role,
    permissions: permissionKeys(instance.declared, one.role),
    public_metadata: one.publicMetadata,
    created_at: one.createdAt,
    updated_at: one.updatedAt,
  };
}

export function invitationJSON(instance: Instance, one: InvitationRecord): OrganizationInvitationJSON {
  return {
    object: 'organization_invitation',
    id: one.id,
    email_address: one.email,
    organization_id: one.organizationId,
    public_metadata: one.publicMetadata,
    status: one.status,
    role: roleKey(one.role),
    role_name: findRole(instance.declared, one.role)?.name ?? one.role,
    created_at: one.createdAt,
    updated_at: one.updatedAt,
  };
}

/** An invitation as the invited reader sees it. */
export function receivedInvitationJSON(
  instance: Instance,
  one: InvitationRecord,
): UserOrganizationInvitationJSON {
  return {
    object: 'organization_invitation',
    id: one.id,
    email_address: one.email,
    public_organization_data: publicOrganizationJSON(instance, one.organizationId),
    public_metadata: one.publicMetadata,
    status: one.status,
    role: roleKey(one.role),
    created_at: one.createdAt,
    updated_at: one.updatedAt,
  };
}

export function roleJSON(instance: Instance, role: DeclaredRole): RoleJSON {
  const times = { created_at: 0, updated_at: 0 };
  const permissions = permissionKeys(instance.declared, role.id).map(
    (key): PermissionJSON => ({
      object: 'permission',
      id: `perm_${key}`,
      key,
      name: key,
      description: '',
      type: key.startsWith('org:sys_') ? 'system' : 'user',
      ...times,
    }),
  );
  return {
    object: 'role',
    id: `role_${role.id}`,
    key: roleKey(role.id),
    name: role.name,
    description: '',
    permissions,
    ...times,
  };
}

function publicOrganizationJSON(instance: Instance, id: string): PublicOrganizationDataJSON {
  const organization = organizationBy(instance, id);
  return {
    id,
    name: organization?.name ?? '',
    slug: organization?.slug ?? null,
    has_image: false,
    image_url: '',
  };
}

function pendingInvitations(instance: Instance, organizationId: string): InvitationRecord[] {
  return instance.state.invitations.filter(
    (one) => one.organizationId === organizationId && one.status === 'pending',
  );
}
