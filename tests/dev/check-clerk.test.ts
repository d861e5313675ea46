/** `npm run check:clerk` against the local Clerk: silent when both agree, and a sentence for each thing that does not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from '#src/dev/check-clerk/findings.ts';
import { readApplication } from '#src/dev/check-clerk/read-application.ts';
import type { LocalClerk, LocalClerkOptions } from '#src/dev/clerk/index.ts';
import { declaredFor, localEnvironment } from '#src/dev/environment.ts';
import { defineTheme } from '#src/theme/define.ts';
import theme from '#theme';
import { declared, serverClient, startForTest } from './browser.ts';

let clerk: Awaited<ReturnType<typeof startForTest>>;
beforeAll(async () => {
  clerk = await startForTest();
});
afterAll(() => clerk.close());

const SITE = { name: 'Tea', description: 'Leaves.', url: 'http://localhost:4321' };
const agreeing = () => ({
  ...SITE,
  plans: Object.fromEntries(
    declared.plans.map(({ id, name, payer, features = [], includes = [] }) => [
      id,
      { name, payer, features, includes },
    ]),
  ),
  roles: Object.fromEntries(declared.roles.map(({ id, name, permissions }) => [id, { name, permissions }])),
  features: Object.fromEntries(declared.features.map(({ id, name, payer }) => [id, { name, payer }])),
  permissions: [...new Set(declared.roles.flatMap(({ permissions }) => permissions))],
});

describe('findings', () => {
  const application = () => readApplication(serverClient(clerk), clerk.siteOrgId);

  test('has nothing to say when both declare the same', async () => {
    expect(findings(defineTheme(agreeing()), await application())).toEqual([]);
  });

  test('names a plan, a role and an organization that Clerk lacks, and what it has beyond', async () => {
    const { plans, roles } = agreeing();
    const [firstPlan = ''] = Object.keys(plans);
    const theme = defineTheme({
      ...SITE,
      plans: { patron: { name: 'Patron', payer: 'user' } },
      roles: { sub: { name: 'Sub' } },
    });
    const found = findings(theme, await readApplication(serverClient(clerk), 'org_nowhere')).join('\n');
    expect(found).toContain('plans.patron does not exist in Clerk: nobody can buy it.');
    expect(found).toContain(`Clerk sells the plan "${firstPlan}", which theme.config.ts does not declare`);
    expect(found).toContain('roles.sub does not exist in Clerk.');
    expect(found).toContain(`Clerk has the role "${Object.keys(roles).find((id) => id !== 'admin')}"`);
    expect(found).toContain('CLERK_SITE_ORG_ID names no organization');
  });

  test('names a plan that is sold to the other payer', async () => {
    const { plans, ...rest } = agreeing();
    const [id = '', plan] = Object.entries(plans).find(([, { payer }]) => payer === 'organization') ?? [];
    const theme = defineTheme({
      ...rest,
      plans: { ...plans, [id]: { ...plan, name: 'T', payer: 'user', features: [] } },
    });
    expect(findings(theme, await application()).join('\n')).toContain(
      `plans.${id} is for payer "user", but Clerk sells it`,
    );
  });
});

describe('npm run check:clerk', () => {
  async function run(env: Record<string, string>) {
    const child = spawn(process.execPath, ['src/dev/check-clerk/main.ts'], {
      env: { PATH: process.env.PATH, ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const [status] = await once(child, 'close');
    return { status, said };
  }

  test('says that there is nothing to compare without keys', async () => {
    const { status, said } = await run({});
    expect(status).toBe(2);
    expect(said).toContain('No Clerk keys are set');
  });

  /** What it says of the theme.config.ts of this project, to an application that declares something. */
  async function runAgainst(declares: LocalClerkOptions['declared']) {
    const other = await startForTest({ declared: declares });
    try {
      return await run(localEnvironment(other));
    } finally {
      await other.close();
    }
  }

  test('says that both agree', async () => {
    const { status, said } = await runAgainst(declaredFor(theme));
    expect(said).toContain('Clerk and theme.config.ts agree.');
    expect(said).toContain("The site's own organization is");
    expect(status).toBe(0);
  });

  test('says which declared plan Clerk lacks and which of its plans nothing declares, and fails', async () => {
    const own = declaredFor(theme);
    const [first, ...others] = own.plans;
    const { status, said } = await runAgainst({
      ...own,
      plans: [...others, { id: 'patron', name: 'Patron', payer: 'user', price: { monthly: 90 } }],
    });
    expect(said).toContain(`plans.${first?.id} does not exist in Clerk: nobody can buy it.`);
    expect(said).toContain('Clerk sells the plan "patron", which theme.config.ts does not declare');
    expect(said).toContain('2 to mend.');
    expect(status).toBe(1);
  });

  test('says so when the secret key is refused', async () => {
    const { status, said } = await run({
      ...localEnvironment(clerk as LocalClerk),
      CLERK_SECRET_KEY: 'sk_live_wrong',
    });
    expect(status).toBe(2);
    expect(said).toContain('Clerk did not answer');
    expect(said).not.toContain('sk_live_wrong');
  });
});
