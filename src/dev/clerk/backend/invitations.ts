/** Backend API: invitations to organizations. */
import { ClerkError, notFound } from '../errors.ts';
import { page } from '../frontend/browser.ts';
import { inviteAll, revokeInvitation } from '../model/invitations.ts';
import { membershipOf } from '../model/lookup.ts';
import { permissionKeys } from '../model/roles.ts';
import type { InvitationRecord } from '../records.ts';
import { backendInvitation } from './json.ts';
import { findOrganization } from './organizations.ts';
import { type BackendContext, backendRouter, object, readBody, text } from './server.ts';

export const invitationRoutes = backendRouter()
  .get('/organizations/:id/invitations', (c) => {
    const { instance } = c.var;
    const organization = findOrganization(c);
    const states = c.req.queries('status');
    const all = instance.state.invitations.filter(
      (one) => one.organizationId === organization.id && (!states || states.includes(one.status)),
    );
    const { data, total_count } = page(c, all.reverse());
    return c.json({ data: data.map((one) => backendInvitation(instance, one)), total_count });
  })
  .post('/organizations/:id/invitations', async (c) => {
    const [invitation] = create(c, [await readBody(c)]);
    return c.json(invitation);
  })
  .post('/organizations/:id/invitations/bulk', async (c) => {
    const data = create(c, Object.values(await readBody(c)) as Record<string, unknown>[]);
    return c.json({ data, total_count: data.length });
  })
  .get('/organizations/:id/invitations/:invitation', (c) =>
    c.json(backendInvitation(c.var.instance, find(c))),
  )
  .post('/organizations/:id/invitations/:invitation/revoke', async (c) => {
    const { instance } = c.var;
    const invitation = find(c);
    requireManager(c, text(await readBody(c), 'requesting_user_id'));
    return c.json(backendInvitation(instance, revokeInvitation(instance, invitation)));
  });

function create(c: BackendContext, bodies: Record<string, unknown>[]) {
  const inputs = bodies.map((body) => {
    const inviterId = text(body, 'inviter_user_id');
    requireManager(c, inviterId);
    return {
      organizationId: findOrganization(c).id,
      email: text(body, 'email_address') ?? '',
      role: text(body, 'role') ?? '',
      inviterId: inviterId ?? null,
      redirectUrl: text(body, 'redirect_url') ?? null,
      publicMetadata: object(body, 'public_metadata') ?? {},
    };
  });
  return inviteAll(c.var.instance, inputs).map((one) => backendInvitation(c.var.instance, one));
}

/** Whoever is named as the one who acts must be allowed to; Clerk checks that too. */
function requireManager(c: BackendContext, userId: string | undefined): void {
  if (!userId) return;
  const membership = membershipOf(c.var.instance, findOrganization(c).id, userId);
  const permissions = membership ? permissionKeys(c.var.instance.declared, membership.role) : [];
  if (!permissions.includes('org:sys_memberships:manage'))
    throw new ClerkError(403, 'missing_permission', 'That reader may not manage members there.');
}

function find(c: BackendContext): InvitationRecord {
  const organization = findOrganization(c);
  const invitation = c.var.instance.state.invitations.find(
    (one) => one.id === c.req.param('invitation') && one.organizationId === organization.id,
  );
  if (!invitation) throw notFound('invitation');
  return invitation;
}
