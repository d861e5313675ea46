/** Members of an organization and invitations to it, as its admins manage them. */
import { ClerkError, notFound } from '../errors.ts';
import { invitationJSON, membershipJSON } from '../json/organization.ts';
import { wantedMembers } from '../member-query.ts';
import { inviteAll, revokeInvitation } from '../model/invitations.ts';
import { membershipOf } from '../model/lookup.ts';
import { changeRole, refuseLastAdmin, removeMember } from '../model/organizations.ts';
import type { InvitationRecord, MembershipRecord } from '../records.ts';
import { currentUser, type FrontendContext, frontendRouter, readForm, reply, replyPage } from './browser.ts';
import { requireMember, requirePermission } from './organizations.ts';

const MANAGE = 'org:sys_memberships:manage';

export const memberRoutes = frontendRouter()
  .get('/organizations/:id/memberships', (c) => {
    const { instance } = c.var;
    const all = wantedMembers(c, instance, requireMember(c).organization);
    return replyPage(
      c,
      all.map((one) => membershipJSON(instance, one)),
    );
  })
  .patch('/organizations/:id/memberships/:user', async (c) => {
    requirePermission(c, MANAGE);
    const membership = findMembership(c);
    changeRole(c.var.instance, membership, (await readForm(c)).get('role') ?? '');
    return reply(c, membershipJSON(c.var.instance, membership));
  })
  .delete('/organizations/:id/memberships/:user', (c) => {
    requirePermission(c, MANAGE);
    const membership = findMembership(c);
    refuseLastAdmin(c.var.instance, membership);
    const json = membershipJSON(c.var.instance, membership);
    removeMember(c.var.instance, membership);
    return reply(c, json);
  })
  .get('/organizations/:id/invitations', (c) => {
    const organization = requirePermission(c, MANAGE);
    const states = c.req.queries('status') ?? ['pending'];
    const all = c.var.instance.state.invitations.filter(
      (one) => one.organizationId === organization.id && states.includes(one.status),
    );
    return replyPage(
      c,
      all.reverse().map((one) => invitationJSON(c.var.instance, one)),
    );
  })
  .post('/organizations/:id/invitations', async (c) => {
    const [invitation] = inviteFrom(c, await readForm(c));
    if (!invitation)
      throw new ClerkError(422, 'form_param_missing', 'Please enter an email address.', 'email_address');
    return reply(c, invitationJSON(c.var.instance, invitation));
  })
  .post('/organizations/:id/invitations/bulk', async (c) =>
    reply(
      c,
      inviteFrom(c, await readForm(c)).map((one) => invitationJSON(c.var.instance, one)),
    ),
  )
  .post('/organizations/:id/invitations/:invitation/revoke', (c) => {
    const organization = requirePermission(c, MANAGE);
    const invitation = c.var.instance.state.invitations.find(
      (one) => one.id === c.req.param('invitation') && one.organizationId === organization.id,
    );
    if (!invitation) throw notFound('invitation');
    return reply(c, invitationJSON(c.var.instance, revokeInvitation(c.var.instance, invitation)));
  });

function inviteFrom(c: FrontendContext, form: URLSearchParams): InvitationRecord[] {
  const organizationId = requirePermission(c, MANAGE).id;
  const inviterId = currentUser(c).id;
  const role = form.get('role') ?? '';
  // The invitation form sends an empty address after a comma at the end.
  const emails = form.getAll('email_address').filter((email) => email.trim() !== '');
  return inviteAll(
    c.var.instance,
    emails.map((email) => ({ organizationId, email, role, inviterId })),
  );
}

function findMembership(c: FrontendContext): MembershipRecord {
  const { organization } = requireMember(c);
  const membership = membershipOf(c.var.instance, organization.id, c.req.param('user') ?? '');
  if (!membership) throw notFound('member');
  return membership;
}
