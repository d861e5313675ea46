/** What the wall offers to a signed-in reader: the organization that would open it, or the way to one. */
import { expect, test } from 'vitest';
import { newReader, shiftsOf, signIn, useBrowser } from '../harness/page.ts';
import { POSTS } from '../library/demo.ts';

useBrowser();

const FOR_EDITORS = '/posts/words-we-strike-out';

test('offers an editor whose organization is not selected to switch, and opens without a reload', async () => {
  const { page } = await newReader();
  await signIn(page, 'editor@example.test', '/');
  await page.waitForFunction(() => window.Clerk?.loaded);
  await page.evaluate(() => window.Clerk.setActive({ organization: null }));
  await page.goto(FOR_EDITORS);
  const word = POSTS.find(({ id }) => FOR_EDITORS.endsWith(id))?.word ?? 'no word';
  expect(await page.content()).not.toContain(word);
  await page.evaluate(() => Object.assign(window, { untouched: true }));
  const button = page.getByRole('button', { name: 'Switch to The Long Row' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByText(word).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
});

test('offers nothing of the kind to a reader who is no editor', async () => {
  const { page } = await newReader();
  await signIn(page, 'reader@example.test', FOR_EDITORS);
  await page.getByText('kept for the people who make the publication').waitFor();
  await page.getByRole('button', { name: 'Rhea Reader' }).waitFor();
  expect(await page.getByRole('button', { name: /Switch to/ }).count()).toBe(0);
});

test('shows a reader in no organization how to join one, where a team plan would do', async () => {
  const { page } = await newReader();
  await signIn(page, 'reader@example.test', '/posts/a-water-rota');
  const join = page.getByRole('link', { name: 'Join or start one' });
  await join.waitFor();
  expect(await join.getAttribute('href')).toBe('/team');
  expect(await shiftsOf(page), 'the wall keeps its place').toEqual([]);
});

test('offers the member of a team that has the plan to switch to it', async () => {
  const { page } = await newReader();
  await signIn(page, 'reader@example.test', '/');
  await page.waitForFunction(() => window.Clerk?.loaded);
  await page.evaluate(async () => {
    const team = await window.Clerk.createOrganization({ name: 'Allotment Nine' });
    await window.Clerk.setActive({ organization: team.id });
    const plans = await window.Clerk.billing.getPlans({ for: 'organization' });
    const planId = plans.data.find(({ slug }) => slug === 'team')?.id ?? '';
    const checkout = await window.Clerk.billing.startCheckout({
      planId,
      planPeriod: 'month',
      orgId: team.id,
    });
    await checkout.confirm({ gateway: 'stripe', paymentToken: 'tok_test' });
    await window.Clerk.setActive({ organization: null });
  });
  await page.goto('/posts/a-water-rota');
  const offer = page.getByRole('button', { name: 'Switch to Allotment Nine' });
  await offer.waitFor();
  expect(await shiftsOf(page), 'the wall keeps its place').toEqual([]);
  await offer.click();
  await page.getByText(POSTS.find(({ id }) => id === 'a-water-rota')?.word ?? 'no word').waitFor();
});
