/** Members of an organization for the filters of a request, which both APIs spell alike. */
import type { Context } from 'hono';
import type { Instance } from './instance.ts';
import { membershipsOfOrganization, primaryEmail, userById } from './model/lookup.ts';
import type { MembershipRecord, OrganizationRecord } from './records.ts';

/** Filters: `query` in name or address, `role` and `user_id`, each as often as there are values. */
export function wantedMembers(
  c: Context,
  instance: Instance,
  organization: OrganizationRecord,
): MembershipRecord[] {
  const words = c.req.query('query')?.toLowerCase() ?? '';
  const roles = c.req.queries('role')?.map((key) => key.replace(/^org:/, ''));
  const users = c.req.queries('user_id');
  return membershipsOfOrganization(instance, organization.id).filter(
    (one) =>
      nameOf(instance, one).includes(words) &&
      (!roles || roles.includes(one.role)) &&
      (!users || users.includes(one.userId)),
  );
}

function nameOf(instance: Instance, { userId }: MembershipRecord): string {
  const user = userById(instance, userId);
  return user ? `${user.firstName} ${user.lastName} ${primaryEmail(user)}`.toLowerCase() : '';
}
