/** Teams over HTTP: what their plan opens, whose address is whose, and what an organization of one's own is worth. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { Account, type Team } from '../harness/account.ts';
import { cookiesFor, visit } from '../harness/session.ts';
import { POSTS, SECRET_WORDS } from '../library/demo.ts';

const TEAM_POST = '/posts/a-water-rota';
const TEAM_WORD = POSTS.find(({ id }) => id === 'a-water-rota')?.word ?? '';

let admin: Account;
let member: Account;
let team: Team;
let other: Account;
let otherTeam: Team;

beforeAll(async () => {
  [admin, member, other] = await Promise.all([Account.create(), Account.create(), Account.create()]);
  team = await admin.createTeam('Press House');
  await admin.activate(team);
  await admin.invite(team, member);
  await member.join(team);
  await admin.buyTeamPlan(team);
  otherTeam = await other.createTeam('Dry Dock');
  await other.activate(otherTeam);
});

describe('a team’s plan', () => {
  test('opens its entries for every member while the team is active, and no others', async () => {
    for (const account of [admin, member]) {
      expect(await (await account.visit(TEAM_POST)).text()).toContain(TEAM_WORD);
      for (const { id, word } of POSTS) {
        if (!word || id === 'a-water-rota' || id === 'put-it-on-the-internet') continue;
        expect(await (await account.visit(`/posts/${id}`)).text(), id).not.toContain(word);
      }
    }
  });

  test('opens nothing while a member reads as themself', async () => {
    await member.activate();
    expect(await (await member.visit(TEAM_POST)).text()).not.toContain(TEAM_WORD);
    await member.activate(team);
    expect(await (await member.visit(TEAM_POST)).text()).toContain(TEAM_WORD);
  });

  test('opens nothing for other teams, or for a member from the first token after removal', async () => {
    expect(await (await other.visit(TEAM_POST)).text()).not.toContain(TEAM_WORD);
    const leaving = await Account.create();
    await admin.invite(team, leaving);
    await leaving.join(team);
    expect(await (await leaving.visit(TEAM_POST)).text()).toContain(TEAM_WORD);
    await admin.remove(team, leaving);
    expect(await (await leaving.visit(TEAM_POST)).text()).not.toContain(TEAM_WORD);
  });
});

describe('/teams/<slug>', () => {
  test('lists what the plan opens for members, and nothing of bodies', async () => {
    const response = await member.visit(`/teams/${team.slug}`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect([...html.matchAll(/href="(\/posts\/[^"]+)"/g)].map(([, href]) => href)).toEqual([TEAM_POST]);
    for (const word of SECRET_WORDS) expect(html).not.toContain(word);
  });

  test('says so when the team has no plan', async () => {
    const html = await (await other.visit(`/teams/${otherTeam.slug}`)).text();
    expect(html).toContain('Your team has no plan so far.');
    expect(html).not.toContain('/posts/a-water-rota');
  });

  test('follows the session: an address that names another team leads to one’s own', async () => {
    const stay = { 'sec-fetch-dest': 'empty' };
    for (const slug of [team.slug, 'nowhere', '%3Cscript%3E', inject('site').siteOrgId]) {
      const response = await other.visit(`/teams/${slug}`, { headers: stay });
      expect(response.status, slug).toBe(302);
      expect(response.headers.get('location'), slug).toBe(`/teams/${otherTeam.slug}`);
    }
    // An encoded slash is no second form of any address.
    expect((await other.visit('/teams/..%2Fteam', { headers: stay })).status).toBe(404);
  });

  test('leads a reader without a team, and the staff, to /team', async () => {
    const alone = await Account.create();
    const answers = [
      await alone.visit(`/teams/${team.slug}`, { headers: { 'sec-fetch-dest': 'empty' } }),
      await visit(`/teams/${team.slug}`, 'owner', { headers: { 'sec-fetch-dest': 'empty' } }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toBe('/team');
    }
  });

  test('leads an anonymous visitor to sign in, and back', async () => {
    const answer = await visit(`/teams/${team.slug}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`/sign-in?redirect_url=%2Fteams%2F${team.slug}`);
  });

  test('asks Clerk to select the team that a document names, before anything is shown', async () => {
    const answer = await admin.visit(`/teams/${otherTeam.slug}`, {
      headers: { 'sec-fetch-dest': 'document' },
    });
    expect(answer.status).toBe(307);
    const to = new URL(answer.headers.get('location') ?? '', inject('site').origin);
    expect(to.pathname).toBe('/__clerk/v1/client/handshake');
    expect(to.searchParams.get('organization_id')).toBe(otherTeam.slug);
  });
});

describe('an organization of one’s own', () => {
  test('gives its admin nothing of the staff’s: no studio, no entries by role or permission', async () => {
    for (const id of ['words-we-strike-out', 'reading-a-draft']) {
      const word = POSTS.find((post) => post.id === id)?.word ?? id;
      expect(await (await admin.visit(`/posts/${id}`)).text()).not.toContain(word);
    }
    expect((await admin.visit('/studio')).status).toBe(403);
    expect((await admin.visit('/api/studio/entries')).status).toBe(403);
  });
});

describe('/team', () => {
  test('mounts only what Clerk can show: a form to start one, or the active team', async () => {
    const without = await (await (await Account.create()).visit('/team')).text();
    expect(without).toContain('clerk-create-organization');
    expect(without).not.toContain('clerk-organization-profile');
    const within = await (await member.visit('/team')).text();
    expect(within).toContain('clerk-organization-profile');
    expect(within).not.toContain('clerk-create-organization');
    for (const html of [without, within]) expect(html).toContain('clerk-organization-switcher');
  });

  test('shows the staff no members of the site’s own organization', async () => {
    const html = await (await visit('/team', 'owner')).text();
    expect(html).not.toContain('clerk-organization-profile');
    expect(html).not.toContain('clerk-create-organization');
  });

  test('leads an anonymous visitor to sign in, and back', async () => {
    const answer = await visit('/team/organization-members');
    expect(answer.headers.get('location')).toBe('/sign-in?redirect_url=%2Fteam%2Forganization-members');
  });
});

describe('/team/join', () => {
  test.each([
    ['sign_up', '/sign-up?__clerk_ticket=t%26x&redirect_url=%2Fteam'],
    ['sign_in', '/sign-in?__clerk_ticket=t%26x&redirect_url=%2Fteam'],
    ['complete', '/team'],
    ['sign_up&team=press-one', '/sign-up?__clerk_ticket=t%26x&redirect_url=%2Fteams%2Fpress-one'],
    ['complete&team=press-one', '/teams/press-one'],
    ['complete&team=//elsewhere.example', '/team'],
    ['__proto__', '/team'],
  ])('leads an invited reader on: %s', async (status, location) => {
    const answer = await visit(`/team/join?__clerk_status=${status}&__clerk_ticket=t%26x`, 'anonymous', {
      headers: { 'sec-fetch-dest': 'empty' },
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(location);
  });
});

test('the cookies of a session without the client’s stay what they are', async () => {
  const cookie = cookiesFor(await member.token());
  expect((await visit('/team', 'anonymous', { headers: { cookie } })).status).toBe(200);
});
