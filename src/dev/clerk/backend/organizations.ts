/** Backend API: organizations and their members. */
import { notFound } from '../errors.ts';
import { page } from '../frontend/browser.ts';
import { wantedMembers } from '../member-query.ts';
import { membershipOf, organizationBy, userById } from '../model/lookup.ts';
import {
  addMember,
  changeRole,
  createOrganization,
  deleteOrganization,
  refuseLastAdmin,
  removeMember,
  updateOrganization,
} from '../model/organizations.ts';
import type { MembershipRecord, OrganizationRecord } from '../records.ts';
import { backendMembership, backendOrganization } from './json.ts';
import { type BackendContext, backendRouter, merge, object, readBody, text } from './server.ts';

export const organizationRoutes = backendRouter()
  .get('/organizations', (c) => {
    const { instance } = c.var;
    const words = c.req.query('query')?.toLowerCase() ?? '';
    const ids = c.req.queries('organization_id');
    const all = instance.state.organizations.filter(
      (one) => `${one.name} ${one.slug}`.toLowerCase().includes(words) && (!ids || ids.includes(one.id)),
    );
    const { data, total_count } = page(c, all.reverse());
    return c.json({ data: data.map((one) => backendOrganization(instance, one)), total_count });
  })
  .post('/organizations', async (c) => {
    const { instance } = c.var;
    const body = await readBody(c);
    const organization = createOrganization(instance, {
      name: text(body, 'name') ?? '',
      slug: text(body, 'slug'),
      creator: userById(instance, text(body, 'created_by')),
    });
    return c.json(backendOrganization(instance, organization));
  })
  .get('/organizations/:id', (c) => c.json(backendOrganization(c.var.instance, findOrganization(c))))
  .patch('/organizations/:id', async (c) => {
    const organization = findOrganization(c);
    const body = await readBody(c);
    updateOrganization(c.var.instance, organization, {
      name: text(body, 'name') ?? organization.name,
      slug: text(body, 'slug') ?? organization.slug,
    });
    return c.json(backendOrganization(c.var.instance, organization));
  })
  .patch('/organizations/:id/metadata', async (c) => {
    const organization = findOrganization(c);
    const body = await readBody(c);
    updateOrganization(c.var.instance, organization, {
      publicMetadata: merge(organization.publicMetadata, object(body, 'public_metadata') ?? {}),
      privateMetadata: merge(organization.privateMetadata, object(body, 'private_metadata') ?? {}),
    });
    return c.json(backendOrganization(c.var.instance, organization));
  })
  .delete('/organizations/:id', (c) => {
    const organization = findOrganization(c);
    deleteOrganization(c.var.instance, organization);
    return c.json({ object: 'organization', id: organization.id, deleted: true });
  })
  .get('/organizations/:id/memberships', (c) => {
    const { instance } = c.var;
    const { data, total_count } = page(c, wantedMembers(c, instance, findOrganization(c)));
    return c.json({ data: data.map((one) => backendMembership(instance, one)), total_count });
  })
  .post('/organizations/:id/memberships', async (c) => {
    const { instance } = c.var;
    const body = await readBody(c);
    const user = userById(instance, text(body, 'user_id'));
    if (!user) throw notFound('user');
    const membership = addMember(instance, findOrganization(c).id, user.id, text(body, 'role') ?? '');
    return c.json(backendMembership(instance, membership));
  })
  .patch('/organizations/:id/memberships/:user', async (c) => {
    const membership = findMembership(c);
    changeRole(c.var.instance, membership, text(await readBody(c), 'role') ?? '');
    return c.json(backendMembership(c.var.instance, membership));
  })
  .delete('/organizations/:id/memberships/:user', (c) => {
    const membership = findMembership(c);
    refuseLastAdmin(c.var.instance, membership);
    const json = backendMembership(c.var.instance, membership);
    removeMember(c.var.instance, membership);
    return c.json(json);
  });

/** The organization that the path names, by id or slug. */
export function findOrganization(c: BackendContext): OrganizationRecord {
  const organization = organizationBy(c.var.instance, c.req.param('id') ?? '');
  if (!organization) throw notFound('organization');
  return organization;
}

function findMembership(c: BackendContext): MembershipRecord {
  const membership = membershipOf(c.var.instance, findOrganization(c).id, c.req.param('user') ?? '');
  if (!membership) throw notFound('membership');
  return membership;
}
