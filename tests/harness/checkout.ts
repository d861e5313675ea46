/** The steps of a membership as a reader takes them, through Clerk's own forms, found by what they are called. */
import type { Page } from 'playwright-core';

/** A password that no form refuses. */
export const NEW_PASSWORD = 'a-long-enough-password';

/**
 * Fills in the sign-up form that the page shows, and the code from the e-mail: for addresses with this mark it is the same in a
 * real development instance.
 *
 *
 * @returns the new reader's address
 */
export async function signUp(page: Page): Promise<string> {
  const email = `new-${Date.now()}-${Math.random().toString(36).slice(2, 7)}+clerk_test@example.com`;
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL(/verify-email/);
  await page.getByRole('textbox', { name: /verification code/i }).pressSequentially('424242');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'));
  return email;
}

/** The card of one plan in Clerk's table. @param name as readers see it */
export function planCard(page: Page, name: string) {
  return page
    .locator('.cl-pricingTableCard')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });
}

/** Goes from Clerk's table through its checkout, with the saved card, or one that is entered if there is none. */
export async function takePlan(page: Page, name: string, button: RegExp): Promise<void> {
  await planCard(page, name).getByRole('button', { name: button }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: /^(?:pay|start free trial|subscribe|switch|confirm)/i }).click();
  await drawer.getByRole('button', { name: 'Continue' }).click();
}
