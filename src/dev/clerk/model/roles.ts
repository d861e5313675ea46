/** Roles and permissions of organizations: those that the theme declares, and those that Clerk always has. */
import type { OrganizationCustomRoleKey, OrganizationPermissionKey } from '@clerk/shared/types';
import type { Declared, DeclaredRole } from '../options.ts';

const BUILT_IN: DeclaredRole[] = [
  { id: 'admin', name: 'Admin', permissions: [] },
  { id: 'member', name: 'Member', permissions: [] },
];

const READING = ['org:sys_memberships:read', 'org:sys_billing:read'];
const MANAGING = [
  ...READING,
  'org:sys_profile:manage',
  'org:sys_profile:delete',
  'org:sys_memberships:manage',
  'org:sys_domains:read',
  'org:sys_domains:manage',
  'org:sys_billing:manage',
];

/** Every role that a member may have, the declared ones first. */
export function listRoles(declared: Declared): DeclaredRole[] {
  const extra = BUILT_IN.filter((role) => !declared.roles.some((one) => one.id === role.id));
  return [...declared.roles, ...extra];
}

export function findRole(declared: Declared, idOrKey: string): DeclaredRole | undefined {
  const id = idOrKey.replace(/^org:/, '');
  return listRoles(declared).find((role) => role.id === id);
}

/** Clerk's key for a role, `org:editor`; the cast is for themes that narrow the type to the roles they declare. */
export function roleKey(id: string) {
  return `org:${id}` as OrganizationCustomRoleKey;
}

/** What a role may do, as keys: the declared permissions, then Clerk's own, which never enter a session token. */
export function permissionKeys(declared: Declared, roleId: string): OrganizationPermissionKey[] {
  const custom = (findRole(declared, roleId)?.permissions ?? []).map((name) => `org:${name}`);
  return [...custom, ...(roleId === 'admin' ? MANAGING : READING)] as OrganizationPermissionKey[];
}
