/** The pricing page and what feeds it: counts from entries, prices from Clerk, and messages that make it ask again. */

import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { breakClerk, control, mendClerk } from '../harness/control.ts';
import { visit } from '../harness/session.ts';

afterEach(mendClerk);

/** The words of a page, without tags. */
async function words(path: string): Promise<string> {
  const html = await (await visit(path)).text();
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** A message that is signed as Clerk signs. */
async function message(change: { id?: string; secret?: string; at?: number; body?: string } = {}) {
  const {
    id = `msg_${Math.random()}`,
    at = Math.floor(Date.now() / 1000),
    secret = inject('site').webhookSecret,
  } = change;
  const body = JSON.stringify({
    type: 'subscription.updated',
    object: 'event',
    data: {},
    event_attributes: {},
  });
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return fetch(`${inject('site').origin}/api/webhooks/clerk`, {
    method: 'POST',
    body: change.body ?? body,
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(at),
      'svix-signature': `v1,${signature}`,
    },
  });
}

describe('/pricing', () => {
  test('says what each plan opens and adds, at the price that Clerk charges', async () => {
    const page = await words('/pricing');
    expect(page).toMatch(/Supporter .*opens 5 posts .*£5 a month or £50 a year 14 days free/);
    expect(page).toMatch(/everything in Supporter 3 posts more audio editions £12 a month/);
    expect(page).toMatch(/Team .*opens 1 post £40 a month/);
  });

  test('calls a plan that another includes by its name, as every invitation does', async () => {
    for (const path of ['/', '/membership', '/pricing']) {
      expect(await words(path), path).toContain('everything in Supporter');
    }
  });

  test('shows no price when Clerk does not answer, and shows it again when it does', async () => {
    await breakClerk({ path: '/billing/plans', status: 500 });
    expect((await message()).status).toBe(200);
    const silent = await words('/pricing');
    expect(silent).toContain('The price cannot be shown just now.');
    expect(silent).not.toContain('£');
    await mendClerk();
    await pause(5_500);
    expect(await words('/pricing')).toContain('£5 a month');
  });

  test('never waits long for Clerk', async () => {
    await message();
    await breakClerk({ path: '/billing/plans', hang: true });
    const started = Date.now();
    expect(await words('/pricing')).toContain('cannot be shown');
    expect(Date.now() - started).toBeLessThan(4_000);
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example/', 'javascript:alert(1)'])(
    'leads nobody to %s after the checkout',
    async (target) => {
      const html = await (await visit(`/pricing?redirect_url=${encodeURIComponent(target)}`)).text();
      expect(html).toContain('"newSubscriptionRedirectUrl":"/account/reading"');
    },
  );
});

describe('/api/webhooks/clerk', () => {
  test('takes a signed message once', async () => {
    const first = await message({ id: 'msg_once' });
    expect([first.status, await first.json()]).toEqual([200, { state: 'fresh' }]);
    const second = await message({ id: 'msg_once' });
    expect([second.status, await second.json()]).toEqual([200, { state: 'repeated' }]);
  });

  test.each([
    ['another secret', { secret: `whsec_${Buffer.from('another').toString('base64')}` }],
    ['an old signature', { at: Math.floor(Date.now() / 1000) - 600 }],
    ['a changed body', { body: '{"type":"user.deleted","data":{}}' }],
  ])('refuses a message with %s, and does not remember its id', async (_, change) => {
    const id = `msg_${Math.random()}`;
    expect((await message({ id, ...change })).status).toBe(400);
    expect(await (await message({ id })).json()).toEqual({ state: 'fresh' });
  });

  test('gets the messages of the local Clerk', async () => {
    await control('/subscriptions/end-period', { email: 'pro@example.test' });
    const deliveries = (await control('/webhooks?settled')) as { status: number | null }[];
    expect(deliveries.length).toBeGreaterThan(0);
    expect(deliveries.at(-1)?.status).toBe(200);
  });
});
