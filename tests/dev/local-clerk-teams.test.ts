import { verifyToken } from '@clerk/backend';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { Browser, serverClient, startForTest } from './browser.ts';

let clerk: LocalClerk;
let owner: Browser;
let member: Browser;
let team: string;
let count = 0;

beforeAll(async () => {
  clerk = await startForTest();
});
afterAll(() => clerk.close());

// Each test has a team of its own, made by the reader; the supporter may be invited.
beforeEach(async () => {
  owner = new Browser(clerk);
  member = new Browser(clerk);
  await owner.signIn('reader@example.test');
  await member.signIn('supporter@example.test');
  count += 1;
  const { body } = await owner.post('/v1/organizations', { name: `Cider Press ${count}` });
  team = body.response.id;
});

const claims = async (browser: Browser) => verifyToken(await browser.token(), { jwtKey: clerk.jwtKey });

/** Makes a team the active one of a browser's session. */
async function activate(browser: Browser, organization: string) {
  const { body } = await browser.get('/v1/client');
  return browser.post(`/v1/client/sessions/${body.response.last_active_session_id}/touch`, {
    active_organization_id: organization,
  });
}

async function inviteAndJoin(role = 'org:member') {
  await owner.post(`/v1/organizations/${team}/invitations/bulk`, {
    email_address: ['supporter@example.test', ''],
    role,
  });
  const { body } = await member.get('/v1/me/organization_invitations?status=pending&limit=50');
  const mine = body.response.data.find(
    (one: { public_organization_data: { id: string } }) => one.public_organization_data.id === team,
  );
  return member.post(`/v1/me/organization_invitations/${mine.id}/accept`);
}

describe('an organization', () => {
  test('makes its maker an admin, whose role counts there only once it is active', async () => {
    expect((await claims(owner)).o).toBeUndefined();
    await activate(owner, team);
    expect(await claims(owner)).toMatchObject({ o: { id: team, rol: 'admin' } });
    await activate(owner, '');
    expect((await claims(owner)).o).toBeUndefined();
  });

  test('cannot be activated by somebody who does not belong to it', async () => {
    expect((await activate(member, team)).status).toBe(404);
    expect((await member.get(`/v1/organizations/${team}/memberships`)).status).toBe(404);
  });

  test('takes in whoever is invited, with the role of the invitation', async () => {
    expect((await inviteAndJoin('org:editor')).status).toBe(200);
    await activate(member, team);
    expect(await claims(member)).toMatchObject({ o: { rol: 'editor', per: 'review', fpm: '1' } });
  });

  test('loses a removed member at the next token', async () => {
    await inviteAndJoin();
    await activate(member, team);
    const { userId } = serverSide(await claims(member));
    await owner.override('DELETE', `/v1/organizations/${team}/memberships/${userId}`);
    expect((await claims(member)).o).toBeUndefined();
    const { sessions } = (await member.get('/v1/client')).body.response;
    expect(sessions[0].last_active_organization_id).toBeNull();
    const session = (await claims(member)).sid;
    const { body } = await member.post(`/v1/client/sessions/${session}/tokens`, { organization_id: team });
    expect((await verifyToken(body.jwt, { jwtKey: clerk.jwtKey })).o).toBeUndefined();
  });

  test('is managed by admins only', async () => {
    await inviteAndJoin();
    const invitation = await member.post(`/v1/organizations/${team}/invitations`, {
      email_address: 'pro@example.test',
      role: 'org:admin',
    });
    expect(invitation.status).toBe(403);
    expect((await member.override('PATCH', `/v1/organizations/${team}`, { name: 'Mine' })).status).toBe(403);
    const { userId } = serverSide(await claims(member));
    const path = `/v1/organizations/${team}/memberships/${userId}`;
    expect((await member.override('PATCH', path, { role: 'org:admin' })).status).toBe(403);
    expect((await owner.override('PATCH', path, { role: 'org:admin' })).status).toBe(200);
  });

  test('keeps its last admin', async () => {
    const left = await owner.override('DELETE', `/v1/me/organization_memberships/${team}`);
    expect(left.status).toBe(403);
  });

  test('never takes a plan of its maker for its own', async () => {
    await activate(owner, team);
    expect((await claims(owner)).pla).toBe('u:free_user,o:free_org');
  });
});

describe('inviting several people', () => {
  test('invites nobody when one address is wrong', async () => {
    const { status } = await owner.post(`/v1/organizations/${team}/invitations/bulk`, {
      email_address: ['pro@example.test', 'not-an-address'],
      role: 'org:member',
    });
    expect(status).toBe(422);
    const list = await owner.get(`/v1/organizations/${team}/invitations?status=pending`);
    expect(list.body.response.total_count).toBe(0);
  });
});

describe('the Backend API', () => {
  test('lists, creates and revokes invitations', async () => {
    const { organizations } = serverClient(clerk);
    const { userId } = serverSide(await claims(owner));
    const invitation = await organizations.createOrganizationInvitation({
      organizationId: team,
      emailAddress: 'guest@example.test',
      role: 'org:editor',
      inviterUserId: userId,
    });
    const pending = { organizationId: team, status: ['pending' as const] };
    expect((await organizations.getOrganizationInvitationList(pending)).data.map((one) => one.id)).toEqual([
      invitation.id,
    ]);
    await organizations.revokeOrganizationInvitation({
      organizationId: team,
      invitationId: invitation.id,
      requestingUserId: userId,
    });
    expect((await organizations.getOrganizationInvitationList(pending)).totalCount).toBe(0);
  });

  test('refuses an inviter who may not invite there, and a second invitation', async () => {
    const { organizations } = serverClient(clerk);
    const stranger = serverSide(await claims(member)).userId;
    const params = { organizationId: team, emailAddress: 'guest@example.test', role: 'org:editor' as const };
    await expect(
      organizations.createOrganizationInvitation({ ...params, inviterUserId: stranger }),
    ).rejects.toMatchObject({ status: 403 });
    await organizations.createOrganizationInvitation(params);
    await expect(organizations.createOrganizationInvitation(params)).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'duplicate_record' }],
    });
  });

  test('finds organizations by id and slug, and members with their roles', async () => {
    const { organizations, users } = serverClient(clerk);
    const found = await organizations.getOrganization({ slug: 'orchard-notes' });
    expect(found.id).toBe(clerk.siteOrgId);
    const list = await organizations.getOrganizationMembershipList({ organizationId: found.id });
    expect(list.data.map((one) => one.role).sort()).toEqual(['org:admin', 'org:editor']);
    const [editor] = (await users.getUserList({ emailAddress: ['editor@example.test'] })).data;
    const memberships = await users.getOrganizationMembershipList({ userId: editor?.id ?? '' });
    expect(memberships.totalCount).toBe(1);
  });

  test('merges metadata deeply, and null removes', async () => {
    const { users } = serverClient(clerk);
    const { userId } = serverSide(await claims(member));
    await users.updateUserMetadata(userId, { publicMetadata: { a: { b: 1, c: 2 } } });
    const user = await users.updateUserMetadata(userId, { publicMetadata: { a: { b: null } } });
    expect(user.publicMetadata).toEqual({ a: { c: 2 } });
  });

  test('answers 404 for somebody who is not there', async () => {
    await expect(serverClient(clerk).users.getUser('user_none')).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 'resource_not_found' }],
    });
  });

  test('revokes a session, which its browser then cannot use', async () => {
    const { sid } = await claims(member);
    await serverClient(clerk).sessions.revokeSession(sid);
    expect((await member.get('/v1/client')).body.response.sessions).toEqual([]);
  });
});

describe('the account page', () => {
  test('changes name and password, and signs other devices out', async () => {
    const other = new Browser(clerk);
    await other.signIn('supporter@example.test');
    await member.override('PATCH', '/v1/me', { first_name: 'Solveig' });
    expect((await member.get('/v1/me')).body.response.first_name).toBe('Solveig');

    const wrong = await member.post('/v1/me/change_password', {
      current_password: 'wrong',
      new_password: 'another-one',
    });
    expect(wrong.body.errors[0].meta.param_name).toBe('current_password');
    await member.post('/v1/me/change_password', {
      current_password: 'letmein-locally',
      new_password: 'letmein-locally',
      sign_out_of_other_sessions: 'true',
    });
    expect((await other.get('/v1/me')).status).toBe(401);
    expect((await member.get('/v1/me')).status).toBe(200);
  });

  test('adds a second address once its code is right', async () => {
    const { body } = await member.post('/v1/me/email_addresses/', {
      email_address: `sol-${team}@example.test`,
    });
    const path = `/v1/me/email_addresses/${body.response.id}`;
    const early = await member.override('PATCH', '/v1/me', { primary_email_address_id: body.response.id });
    expect(early.status).toBe(404);
    await member.post(`${path}/prepare_verification`, { strategy: 'email_code' });
    await member.post(`${path}/attempt_verification`, { code: '424242' });
    expect((await new Browser(clerk).signIn(`sol-${team}@example.test`)).status).toBe(200);
    expect((await member.override('DELETE', path)).status).toBe(200);
  });
});

const serverSide = (token: { sub: string }) => ({ userId: token.sub });
