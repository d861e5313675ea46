/** `accounts` of theme.config.ts in a browser: the waitlist, consent to the terms, and the invitation that passes the one and asks for the other. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { connectLocalClerk, localEnvironment } from '#src/dev/environment.ts';
import { defineTheme } from '#src/theme/define.ts';
import theme from '#theme';
import { NEW_PASSWORD } from '../harness/checkout.ts';
import { control } from '../harness/control.ts';
import { linkIn } from '../harness/mail.ts';
import { newReader, useBrowser } from '../harness/page.ts';
import { freePort, startSite } from '../harness/site.ts';
import { buildVariant } from '../look/variant.ts';

useBrowser();

const accounts = {
  signUp: 'waitlist',
  legal: { terms: '/terms', privacy: '/privacy', consent: true },
} as const;

const stateFolder = mkdtempSync(join(tmpdir(), 'gatepost-waitlist-'));
let local: LocalClerk;
let site: ChildProcess;
let baseURL: string;

beforeAll(async () => {
  const folder = await buildVariant('waitlist', { accounts });
  const port = await freePort();
  baseURL = `http://localhost:${port}`;
  const stateFile = join(stateFolder, 'clerk.json');
  local = await connectLocalClerk(defineTheme({ ...theme.input, accounts }), baseURL, { stateFile });
  const env = { SITE_URL: baseURL, PORT: String(port), HOST: '127.0.0.1', GATEPOST_PREVIEW: '1' };
  site = await startSite({ ...localEnvironment(local), ...env }, folder);
}, 180_000);

afterAll(async () => {
  site?.kill('SIGTERM');
  await local?.close();
  rmSync(stateFolder, { recursive: true, force: true });
});

describe('the waitlist', () => {
  test.each(['light', 'dark'] as const)('takes an address, and thanks for it (%s)', async (colorScheme) => {
    const { page, complaints } = await newReader({ baseURL, colorScheme });
    await page.goto('/sign-up');
    await page.getByRole('heading', { name: 'Join the waitlist', level: 1 }).waitFor();
    const field = page.getByLabel('Email address');
    await field.waitFor();
    const email = `waiting-${colorScheme}@example.test`;
    await field.fill(email);
    await page.getByRole('button', { name: /join the waitlist/i }).click();
    await field.waitFor({ state: 'detached' });
    const { waitlist } = (await control('/state', undefined, 'GET', local.url)) as {
      waitlist: { email: string }[];
    };
    expect(waitlist.map((entry) => entry.email)).toContain(email);
    expect(complaints).toEqual([]);
  });

  test('is where the sign-in form sends whom has no account', async () => {
    const { page } = await newReader({ baseURL });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: /waitlist/i }).click();
    await page.waitForURL(/\/sign-up/);
    await page.getByRole('button', { name: /join the waitlist/i }).waitFor();
  });
});

describe('consent', () => {
  test.each(['light', 'dark'] as const)(
    'is asked of an invited reader, whom the waitlist lets through, and kept (%s)',
    async (colorScheme) => {
      // Of its own in each try: an invited reader exists afterwards.
      const email = `invited-${colorScheme}-${Date.now()}@example.test`;
      await inviteTo(local, email);
      const { page, complaints } = await newReader({ baseURL, colorScheme });
      await page.goto(await linkIn(email, local.url));
      await page.waitForURL(/\/sign-up/);
      await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
      const consent = page.getByRole('checkbox');
      await consent.waitFor();
      const terms = page.locator('.cl-signUp-root').getByRole('link', { name: /terms/i }).first();
      expect(await terms.getAttribute('href')).toMatch(/\/terms$/);
      await consent.check();
      await page.getByRole('button', { name: 'Continue', exact: true }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'));
      const { users } = (await control('/state', undefined, 'GET', local.url)) as {
        users: { emails: { address: string }[]; legalAcceptedAt: number | null }[];
      };
      const user = users.find(({ emails }) => emails.some(({ address }) => address === email));
      expect(user?.legalAcceptedAt).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
    },
  );
});

/** Invites somebody to the site's own organization, as its owner does in Clerk's dashboard. */
async function inviteTo({ url, secretKey, siteOrgId }: LocalClerk, email: string): Promise<void> {
  const answer = await fetch(`${url}/v1/organizations/${siteOrgId}/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email_address: email, role: 'org:editor' }),
  });
  expect(answer.status).toBe(200);
}
