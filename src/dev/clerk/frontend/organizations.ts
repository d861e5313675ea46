/** Organizations: the reader's own list of them, making one, renaming and deleting it. */
import { ClerkError, notFound } from '../errors.ts';
import { membershipJSON, organizationJSON, receivedInvitationJSON, roleJSON } from '../json/organization.ts';
import { acceptInvitation, invitationsFor } from '../model/invitations.ts';
import { membershipOf, membershipsOfUser, organizationBy } from '../model/lookup.ts';
import {
  createOrganization,
  deleteOrganization,
  refuseLastAdmin,
  removeMember,
  updateOrganization,
} from '../model/organizations.ts';
import { listRoles, permissionKeys } from '../model/roles.ts';
import type { MembershipRecord, OrganizationRecord } from '../records.ts';
import { currentUser, type FrontendContext, frontendRouter, readForm, reply, replyPage } from './browser.ts';

export const organizationRoutes = frontendRouter()
  .get('/me/organization_memberships', (c) => {
    const mine = membershipsOfUser(c.var.instance, currentUser(c).id);
    return replyPage(
      c,
      mine.map((one) => membershipJSON(c.var.instance, one)),
    );
  })
  .delete('/me/organization_memberships/:id', (c) => {
    const { membership } = requireMember(c);
    refuseLastAdmin(c.var.instance, membership);
    removeMember(c.var.instance, membership);
    return reply(c, { object: 'organization_membership', id: membership.id, deleted: true });
  })
  .get('/me/organization_invitations', (c) => {
    const status = c.req.query('status') ?? 'pending';
    const mine = invitationsFor(c.var.instance, currentUser(c)).filter((one) => one.status === status);
    return replyPage(
      c,
      mine.map((one) => receivedInvitationJSON(c.var.instance, one)),
    );
  })
  .post('/me/organization_invitations/:id/accept', (c) => {
    const { instance } = c.var;
    const user = currentUser(c);
    const invitation = invitationsFor(instance, user).find((one) => one.id === c.req.param('id'));
    if (!invitation) throw notFound('invitation');
    acceptInvitation(instance, invitation, user);
    return reply(c, receivedInvitationJSON(instance, invitation));
  })
  .get('/me/organization_suggestions', (c) => replyPage(c, []))
  .post('/organizations', async (c) => {
    const form = await readForm(c);
    const organization = createOrganization(c.var.instance, {
      name: form.get('name') ?? '',
      slug: form.get('slug') ?? undefined,
      creator: currentUser(c),
    });
    return reply(c, organizationJSON(c.var.instance, organization));
  })
  .get('/organizations/:id', (c) => reply(c, organizationJSON(c.var.instance, requireMember(c).organization)))
  .patch('/organizations/:id', async (c) => {
    const organization = requirePermission(c, 'org:sys_profile:manage');
    const form = await readForm(c);
    updateOrganization(c.var.instance, organization, {
      name: form.get('name') || organization.name,
      slug: form.get('slug') || organization.slug,
    });
    return reply(c, organizationJSON(c.var.instance, organization));
  })
  .delete('/organizations/:id', (c) => {
    const organization = requirePermission(c, 'org:sys_profile:delete');
    deleteOrganization(c.var.instance, organization);
    return reply(c, { object: 'organization', id: organization.id, deleted: true });
  })
  .get('/organizations/:id/roles', (c) => {
    requireMember(c);
    const { declared } = c.var.instance;
    return replyPage(
      c,
      listRoles(declared).map((role) => roleJSON(c.var.instance, role)),
    );
  })
  .get('/organizations/:id/domains', (c) => replyPage(c, []))
  .get('/organizations/:id/membership_requests', (c) => replyPage(c, []));

/** The organization that the path names, if the reader belongs to it. */
export function requireMember(c: FrontendContext): {
  organization: OrganizationRecord;
  membership: MembershipRecord;
} {
  const { instance } = c.var;
  const organization = organizationBy(instance, c.req.param('id') ?? '');
  const membership = organization && membershipOf(instance, organization.id, currentUser(c).id);
  if (!organization || !membership) throw notFound('organization');
  return { organization, membership };
}

/** The organization that the path names, if the reader's role there permits something. */
export function requirePermission(c: FrontendContext, permission: string): OrganizationRecord {
  const { organization, membership } = requireMember(c);
  const held: string[] = permissionKeys(c.var.instance.declared, membership.role);
  if (!held.includes(permission))
    throw new ClerkError(403, 'missing_permission', 'Your role in this organization does not allow that.');
  return organization;
}
