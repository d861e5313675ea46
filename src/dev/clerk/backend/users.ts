/** Backend API: readers. */
import { missing, notFound } from '../errors.ts';
import { page } from '../frontend/browser.ts';
import { invitationsFor } from '../model/invitations.ts';
import { activeSessionsOfUser, membershipsOfUser, primaryEmail, userById } from '../model/lookup.ts';
import { hashPassword } from '../model/passwords.ts';
import { endSession } from '../model/sessions.ts';
import { createUser, deleteUser, refuseWeakPassword, updateUser } from '../model/users.ts';
import type { UserRecord } from '../records.ts';
import { backendInvitation, backendMembership, backendUser } from './json.ts';
import { type BackendContext, backendRouter, merge, object, readBody, text } from './server.ts';

const METADATA = {
  public_metadata: 'publicMetadata',
  private_metadata: 'privateMetadata',
  unsafe_metadata: 'unsafeMetadata',
} as const;

export const userRoutes = backendRouter()
  .get('/users', (c) => c.json(page(c, matching(c)).data.map((user) => backendUser(c.var.instance, user))))
  .get('/users/count', (c) => c.json({ object: 'total_count', total_count: matching(c).length }))
  .post('/users', async (c) => {
    const { instance } = c.var;
    const body = await readBody(c);
    const [email] = Array.isArray(body.email_address) ? body.email_address : [];
    if (typeof email !== 'string') throw missing('email_address');
    const password = text(body, 'password');
    if (password) refuseWeakPassword(password);
    const user = createUser(instance, {
      email,
      password: password ? hashPassword(password) : null,
      firstName: text(body, 'first_name') ?? null,
      lastName: text(body, 'last_name') ?? null,
      publicMetadata: object(body, 'public_metadata') ?? {},
      privateMetadata: object(body, 'private_metadata') ?? {},
      unsafeMetadata: object(body, 'unsafe_metadata') ?? {},
    });
    return c.json(backendUser(instance, user));
  })
  .get('/users/:id', (c) => c.json(backendUser(c.var.instance, find(c))))
  .patch('/users/:id', async (c) => {
    const { instance } = c.var;
    const user = find(c);
    const body = await readBody(c);
    const password = text(body, 'password');
    if (password) refuseWeakPassword(password);
    updateUser(instance, user, {
      firstName: text(body, 'first_name') ?? user.firstName,
      lastName: text(body, 'last_name') ?? user.lastName,
      password: password ? hashPassword(password) : user.password,
    });
    return c.json(backendUser(instance, user));
  })
  .delete('/users/:id', (c) => {
    const user = find(c);
    deleteUser(c.var.instance, user);
    return c.json({ object: 'user', id: user.id, deleted: true });
  })
  .patch('/users/:id/metadata', (c) => changeMetadata(c, merge))
  .put('/users/:id/metadata', (c) => changeMetadata(c, (_, given) => given))
  .post('/users/:id/:order{ban|unban}', (c) => {
    const { instance } = c.var;
    const user = find(c);
    const banned = c.req.param('order') === 'ban';
    updateUser(instance, user, { banned });
    if (banned)
      for (const session of activeSessionsOfUser(instance, user.id)) endSession(instance, session, 'revoked');
    return c.json(backendUser(instance, user));
  })
  .get('/users/:id/organization_memberships', (c) => {
    const { data, total_count } = page(c, membershipsOfUser(c.var.instance, find(c).id));
    return c.json({ data: data.map((one) => backendMembership(c.var.instance, one)), total_count });
  })
  .get('/users/:id/organization_invitations', (c) => {
    const status = c.req.query('status');
    const all = invitationsFor(c.var.instance, find(c)).filter((one) => !status || one.status === status);
    const { data, total_count } = page(c, all);
    return c.json({ data: data.map((one) => backendInvitation(c.var.instance, one)), total_count });
  });

type Change = (old: Record<string, unknown>, given: Record<string, unknown>) => Record<string, unknown>;

async function changeMetadata(c: BackendContext, change: Change) {
  const user = find(c);
  const body = await readBody(c);
  const changes: Partial<UserRecord> = {};
  for (const [wire, field] of Object.entries(METADATA) as [
    keyof typeof METADATA,
    (typeof METADATA)[keyof typeof METADATA],
  ][]) {
    const given = object(body, wire);
    if (given) changes[field] = change(user[field], given);
  }
  updateUser(c.var.instance, user, changes);
  return c.json(backendUser(c.var.instance, user));
}

function find(c: BackendContext): UserRecord {
  const user = userById(c.var.instance, c.req.param('id'));
  if (!user) throw notFound('user');
  return user;
}

/** Users for the filters of a request, newest first. */
function matching(c: BackendContext): UserRecord[] {
  const emails = c.req.queries('email_address')?.map((one) => one.toLowerCase());
  const ids = c.req.queries('user_id');
  const words = c.req.query('query')?.toLowerCase();
  return c.var.instance.state.users
    .filter(
      (user) =>
        (!emails || user.emails.some((email) => emails.includes(email.address))) &&
        (!ids || ids.includes(user.id)) &&
        (!words || `${user.firstName} ${user.lastName} ${primaryEmail(user)}`.toLowerCase().includes(words)),
    )
    .reverse();
}
