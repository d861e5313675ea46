/** A team of three in real browsers, through Clerk's own components: made, joined, paid for, and left. And the staff's studio. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { Account } from '../harness/account.ts';
import { newReader, type Reader, signIn, useBrowser } from '../harness/page.ts';
import { POSTS } from '../library/demo.ts';

useBrowser();

const POST = '/posts/a-water-rota';
const WORD = POSTS.find(({ id }) => id === 'a-water-rota')?.word ?? '';
const NAME = `Press ${Date.now()}`;
const SLUG = NAME.toLowerCase().replace(' ', '-');
/** A session token lives for a minute; the rest is for the page to load. */
const TOKEN_LIFETIME_MS = 60_000;

async function reads(page: Page): Promise<boolean> {
  await page.goto(POST);
  return (await page.content()).includes(WORD);
}

/** Clerk closes the list of roles again while it still turns what was typed into addresses. */
async function chooseMember(page: Page): Promise<void> {
  const member = page.getByText('Member', { exact: true });
  const isOpen = async () => {
    if (!(await member.isVisible())) await page.getByRole('button', { name: 'Select role' }).click();
    return member.isVisible();
  };
  await expect.poll(isOpen, { timeout: 10_000, interval: 400 }).toBe(true);
  await member.click();
}

describe('a team of three', () => {
  let accounts: [Account, Account, Account];
  let readers: [Reader, Reader, Reader];

  beforeAll(async () => {
    accounts = await Promise.all([Account.create(), Account.create(), Account.create()]);
    readers = await Promise.all([newReader(), newReader(), newReader()]);
    for (const [i, { page }] of readers.entries()) await signIn(page, accounts[i]?.email ?? '', '/team');
  });

  test('is made on /team, and its two members are invited', async () => {
    const [{ page, complaints }] = readers;
    await page.locator('input[name=name]').fill(NAME);
    await page.getByRole('button', { name: /^Create organi[sz]ation$/ }).click();
    await page.getByRole('heading', { name: 'Invite new members' }).waitFor();
    const guests = accounts.slice(1).map(({ email }) => email);
    await page.getByPlaceholder('example@email.com').fill(`${guests.join(',')},`);
    await chooseMember(page);
    await page.getByRole('button', { name: 'Send invitations' }).click();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('link', { name: 'What your team reads' }).waitFor();
    expect(await reads(page)).toBe(false);
    expect(complaints).toEqual([]);
  });

  test.each([1, 2] as const)('takes in member %i, who accepts in the switcher', async (i) => {
    const { page, complaints } = readers[i];
    await page.goto('/team');
    await page.locator('.cl-organizationSwitcherTrigger').click();
    await page.getByRole('button', { name: 'Join' }).click();
    await page
      .getByRole('menuitem', { name: NAME })
      .or(page.getByRole('button', { name: NAME }))
      .click();
    await page.getByRole('link', { name: 'What your team reads' }).click();
    await page.getByText('Your team has no plan so far. Its admins can choose one.').waitFor();
    expect(complaints).toEqual([]);
  });

  test('takes the plan, which opens the post for all three', async () => {
    const [{ page, complaints }] = readers;
    await page.goto(`/teams/${SLUG}`);
    await page.getByRole('link', { name: 'See the plans' }).click();
    await page.getByText('Switch plans').click();
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('button', { name: /^Pay / }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.goto(`/teams/${SLUG}`);
    await expect.poll(() => reads(page), { timeout: TOKEN_LIFETIME_MS, interval: 1_000 }).toBe(true);
    for (const i of [1, 2] as const) {
      const { page: theirs } = readers[i];
      await expect.poll(() => reads(theirs), { timeout: TOKEN_LIFETIME_MS, interval: 1_000 }).toBe(true);
    }
    await readers[1].page.goto(`/teams/${SLUG}`);
    await readers[1].page.getByRole('link', { name: /A water rota/ }).waitFor();
    expect(complaints).toEqual([]);
  }, 200_000);

  test('locks for a removed member within one token lifetime, and for nobody else', async () => {
    const [admin, member, other] = readers;
    const removed = accounts[2].email;
    await admin.page.goto('/team/organization-members');
    const row = admin.page.getByRole('row').filter({ hasText: removed });
    await row.getByRole('button').last().click();
    await admin.page.getByRole('menuitem', { name: 'Remove member' }).click();
    await row.waitFor({ state: 'detached' });
    const since = Date.now();
    await expect
      .poll(() => reads(other.page), { timeout: TOKEN_LIFETIME_MS + 10_000, interval: 1_000 })
      .toBe(false);
    expect(Date.now() - since).toBeLessThan(TOKEN_LIFETIME_MS + 5_000);
    await other.page.locator('.wall').waitFor();
    expect(await reads(member.page)).toBe(true);
    await other.page.goto(`/teams/${SLUG}`);
    await other.page.waitForURL('**/team');
  }, 120_000);
});

describe('a reader of two teams', () => {
  test('gets the team that the address names, and stays where they are for a team of others', async () => {
    const account = await Account.create();
    const first = await account.createTeam(`Upper ${Date.now()}`);
    const second = await account.createTeam(`Lower ${Date.now()}`);
    const stranger = await Account.create();
    const foreign = await stranger.createTeam(`Foreign ${Date.now()}`);
    const { page } = await newReader();
    await signIn(page, account.email, '/about');
    for (const { slug } of [first, second, first]) {
      await page.goto(`/teams/${slug}`);
      expect(new URL(page.url()).pathname).toBe(`/teams/${slug}`);
    }
    await page.goto(`/teams/${foreign.slug}`);
    expect(new URL(page.url()).pathname).toBe(`/teams/${first.slug}`);
  });
});

describe('the studio', () => {
  test('is in the editor’s menu, and opens', async () => {
    const { page, complaints } = await newReader();
    await signIn(page, 'editor@example.test', '/about');
    await page.getByRole('button', { name: 'Edda Editor' }).click();
    await page.getByRole('link', { name: 'Studio' }).click();
    await page.getByRole('heading', { name: 'Studio' }).waitFor();
    await page.getByText('The seed order for 2027').waitFor();
    expect(complaints).toEqual([]);
  });

  test('answers a reader 403 and offers the switch that would help the staff', async () => {
    const { page } = await newReader();
    await signIn(page, 'reader@example.test', '/about');
    const answer = await page.goto('/studio');
    expect(answer?.status()).toBe(403);
    await page.getByRole('heading', { name: 'For editors or admins' }).waitFor();
    await page.locator('.cl-organizationSwitcherTrigger').waitFor();
    expect(await page.content()).not.toContain('seed order');
  });

  test('opens for staff who come from their personal account, once they switch', async () => {
    const { page } = await newReader();
    await signIn(page, 'owner@example.test', '/team');
    await page.locator('.cl-organizationSwitcherTrigger').click();
    await page.getByText('Personal account').last().click();
    await page.locator('input[name=name]').waitFor();
    expect((await page.goto('/studio'))?.status()).toBe(403);
    await page.locator('.cl-organizationSwitcherTrigger').click();
    await page
      .getByRole('menuitem', { name: 'The Long Row' })
      .or(page.getByRole('button', { name: 'The Long Row' }))
      .click();
    await page.getByText('The seed order for 2027').waitFor();
  });

  test('stays shut for the admin of an organization of their own', async () => {
    const account = await Account.create();
    const team = await account.createTeam(`Own ${Date.now()}`);
    const { page } = await newReader();
    await signIn(page, account.email, '/about');
    await page.goto(`/teams/${team.slug}`);
    expect((await page.goto('/studio'))?.status()).toBe(403);
    await page.getByRole('button', { name: account.email }).click();
    expect(await page.getByRole('link', { name: 'Studio' }).count()).toBe(0);
  });
});
