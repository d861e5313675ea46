/** The link in an invitation's mail, opened in a real browser: it ends in the team, and what the team's plan opens is open. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { Account, type Team } from '../harness/account.ts';
import { NEW_PASSWORD } from '../harness/checkout.ts';
import { linkIn } from '../harness/mail.ts';
import { newReader, signIn, useBrowser } from '../harness/page.ts';
import { POSTS } from '../library/demo.ts';

useBrowser();

const WORD = POSTS.find(({ id }) => id === 'a-water-rota')?.word ?? 'no word';

let admin: Account;
let team: Team;

beforeAll(async () => {
  admin = await Account.create();
  team = await admin.createTeam(`Mail ${Date.now()}`);
  await admin.activate(team);
  await admin.buyTeamPlan(team);
});

/** Invites through the site's own endpoint, as a page of a creator would. */
async function invite(email: string): Promise<string> {
  const answer = await admin.visit('/api/team/invitations', {
    method: 'POST',
    headers: { origin: inject('site').origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  expect(answer.status).toBe(201);
  return linkIn(email);
}

async function readsWithTheTeam(page: Page): Promise<void> {
  await page.waitForURL(`**/teams/${team.slug}`);
  await page.getByRole('link', { name: /A water rota/ }).click();
  await page.getByText(WORD).waitFor();
}

describe('the link of an invitation', () => {
  test('takes a password from whom nobody knows, asks for no code, and opens what the team reads', async () => {
    const { page, complaints } = await newReader();
    await page.goto(await invite(`mailed-${Date.now()}@example.test`));
    await page.waitForURL(/\/sign-up/);
    await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await readsWithTheTeam(page);
    expect(complaints).toEqual([]);
  });

  test('signs in whom Clerk knows, and opens what the team reads', async () => {
    const known = await Account.create();
    const { page, complaints } = await newReader();
    await page.goto(await invite(known.email));
    await readsWithTheTeam(page);
    expect(complaints).toEqual([]);
  });

  test('adds whom is signed in already', async () => {
    const known = await Account.create();
    const { page } = await newReader();
    await signIn(page, known.email, '/about');
    await page.goto(await invite(known.email));
    await readsWithTheTeam(page);
  });

  test('says so when its ticket is no good', async () => {
    const link = await invite(`mailed-${Date.now()}@example.test`);
    const ticket = new URL(link).searchParams.get('ticket') ?? '';
    const { page } = await newReader();
    await page.goto(`/team/join?__clerk_status=sign_up&__clerk_ticket=${ticket.slice(0, -4)}`);
    await page.getByText('This link is no longer valid').waitFor();
  });
});
