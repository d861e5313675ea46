/** The link in an invitation's mail: it leads back to the site with a ticket, which is a proof of the address. */
import { verifyToken } from '@clerk/backend';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { Browser, SITE, serverClient, startForTest } from './browser.ts';

let clerk: LocalClerk;
let team: string;
const said: string[] = [];

beforeAll(async () => {
  clerk = await startForTest({ settings: { signUpMode: 'waitlist' }, log: (line) => said.push(line) });
});
afterAll(() => clerk.close());
beforeEach(async () => {
  team = (await serverClient(clerk).organizations.createOrganization({ name: 'Cider Press' })).id;
});

async function invite(emailAddress: string, redirectUrl = `${SITE}/team/join?team=press`) {
  const { organizations } = serverClient(clerk);
  const role = 'org:member';
  return organizations.createOrganizationInvitation({
    organizationId: team,
    emailAddress,
    role,
    redirectUrl,
  });
}

/** Follows the link of a mail. Browsers reach it through the site's proxy. */
async function open(browser: Browser, url: string | null): Promise<URLSearchParams> {
  const path = url?.replace(`${SITE}/__clerk`, '') ?? '';
  const { status, headers } = await browser.get(path);
  expect(status).toBe(303);
  const target = new URL(headers.get('location') ?? '');
  expect(target.origin + target.pathname).toBe(`${SITE}/team/join`);
  expect(target.searchParams.get('team')).toBe('press');
  return target.searchParams;
}

const members = async () => {
  const { organizations } = serverClient(clerk);
  return (await organizations.getOrganizationMembershipList({ organizationId: team })).data.map(
    (one) => one.publicUserData?.identifier,
  );
};

let count = 0;
const somebody = () => `guest-${++count}@example.test`;

describe('a ticket', () => {
  test('signs somebody up whom nobody knows, without a code, and in spite of a waitlist', async () => {
    const email = somebody();
    const browser = new Browser(clerk);
    const invitation = await invite(email);
    expect(said.at(-1)).toContain(invitation.url);
    const query = await open(browser, invitation.url ?? null);
    expect(query.get('__clerk_status')).toBe('sign_up');
    const ticket = query.get('__clerk_ticket') ?? '';
    const { body } = await browser.post('/v1/client/sign_ups', { strategy: 'ticket', ticket });
    expect(body.response).toMatchObject({ email_address: email, missing_fields: ['password'] });
    const done = await browser.override('PATCH', `/v1/client/sign_ups/${body.response.id}`, {
      password: 'letmein-locally',
    });
    expect(done.body.response.status).toBe('complete');
    expect(await members()).toEqual([email]);
  });

  test('signs in whom Clerk knows, without a password', async () => {
    const browser = new Browser(clerk);
    const query = await open(browser, (await invite('supporter@example.test')).url ?? null);
    expect(query.get('__clerk_status')).toBe('sign_in');
    const ticket = query.get('__clerk_ticket') ?? '';
    await browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket });
    const { sub } = await verifyToken(await browser.token(), { jwtKey: clerk.jwtKey });
    expect(sub).toMatch(/^user_/);
    expect(await members()).toEqual(['supporter@example.test']);
  });

  test('is taken at once from whom is signed in here, and then asks for no form', async () => {
    const browser = new Browser(clerk);
    await browser.signIn('pro@example.test');
    const query = await open(browser, (await invite('pro@example.test')).url ?? null);
    expect(query.get('__clerk_status')).toBe('complete');
    expect(query.get('__clerk_ticket')).toBeNull();
    expect(await members()).toEqual(['pro@example.test']);
  });

  test.each([
    ['is changed', (ticket: string) => `${ticket.slice(0, -2)}AA`, 'ticket_invalid_code'],
    ['is empty', () => '', undefined],
  ])('does nothing when it %s', async (_, spoil, code) => {
    const browser = new Browser(clerk);
    const email = somebody();
    const query = await open(browser, (await invite(email)).url ?? null);
    const ticket = spoil(query.get('__clerk_ticket') ?? '');
    const { status, body } = await browser.post('/v1/client/sign_ups', { strategy: 'ticket', ticket });
    expect(status).toBeGreaterThanOrEqual(400);
    if (code) expect(body.errors[0].code).toBe(code);
    expect(await members()).toEqual([]);
  });

  test('is good for one time, and not after the invitation was revoked', async () => {
    const invitation = await invite(somebody());
    const query = await open(new Browser(clerk), invitation.url ?? null);
    await serverClient(clerk).organizations.revokeOrganizationInvitation({
      organizationId: team,
      invitationId: invitation.id,
    });
    const ticket = query.get('__clerk_ticket') ?? '';
    const { body } = await new Browser(clerk).post('/v1/client/sign_ups', { strategy: 'ticket', ticket });
    expect(body.errors[0].code).toBe('organization_invitation_not_pending');
  });
});
