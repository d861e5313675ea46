import { verifyToken } from '@clerk/backend';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { Browser, serverClient, startForTest } from './browser.ts';

let clerk: LocalClerk;
let reader: Browser;
let email: string;
let count = 0;

beforeAll(async () => {
  clerk = await startForTest();
});
afterAll(() => clerk.close());

beforeEach(async () => {
  count += 1;
  email = `buyer-${count}@example.test`;
  await serverClient(clerk).users.createUser({ emailAddress: [email], password: 'long-enough' });
  reader = new Browser(clerk);
  await reader.signIn(email, 'long-enough');
});

const plans = async (browser: Browser) =>
  (await verifyToken(await browser.token(), { jwtKey: clerk.jwtKey })).pla;

async function checkout(slug: string, period: 'month' | 'annual' = 'month', base = '/v1/me/billing') {
  const { body } = await reader.post(`${base}/checkouts`, { plan_id: planId(slug), plan_period: period });
  return body.response;
}

async function pay(slug: string, period: 'month' | 'annual' = 'month', base = '/v1/me/billing') {
  const { id } = await checkout(slug, period, base);
  const cards = await reader.get(`${base}/payment_methods`);
  return reader.override('PATCH', `${base}/checkouts/${id}/confirm`, {
    payment_method_id: cards.body.response.data[0].id,
    gateway: 'stripe',
  });
}

const planId = (slug: string) => `cplan_${slug === 'team' ? 'organization' : 'user'}_${slug}`;

const control = (path: string, body: object) =>
  fetch(`${clerk.url}/_control${path}`, { method: 'POST', body: JSON.stringify(body) });

async function items() {
  const { body } = await reader.get('/v1/me/billing/subscription');
  return body.response.subscription_items.map(
    (item: { plan: { slug: string }; status: string }) => `${item.plan.slug} ${item.status}`,
  );
}

describe('plans', () => {
  test('are those of the theme, after the free one, with prices in cents', async () => {
    const { body } = await new Browser(clerk).get('/v1/billing/plans?payer_type=user');
    expect(body.data.map((plan: { slug: string }) => plan.slug)).toEqual(['free_user', 'supporter', 'pro']);
    expect(body.data[1].fee).toEqual({
      amount: 500,
      amount_formatted: '5.00',
      currency: 'USD',
      currency_symbol: '$',
    });
    expect(body.data[1].annual_monthly_fee.amount).toBe(417);
    expect(body.data[2].annual_fee).toBeNull();
    const team = await new Browser(clerk).get('/v1/billing/plans?payer_type=org');
    expect(team.body.data.map((plan: { slug: string }) => plan.slug)).toEqual(['free_org', 'team']);
  });

  test('are listed by the Backend API', async () => {
    const { data } = await serverClient(clerk).billing.getPlanList({ payerType: 'user' });
    expect(data.map((plan) => plan.slug)).toEqual(['free_user', 'supporter', 'pro']);
  });
});

describe('buying', () => {
  test('puts the plan into the token that comes with the confirmation', async () => {
    expect(await plans(reader)).toBe('u:free_user');
    const { body } = await pay('supporter');
    expect(body.response).toMatchObject({ status: 'completed', totals: { total_due_now: { amount: 500 } } });
    const { jwt } = body.client.sessions[0].last_active_token;
    expect((await verifyToken(jwt, { jwtKey: clerk.jwtKey })).pla).toBe('u:supporter');
  });

  test('leaves a payment and a statement behind', async () => {
    await pay('supporter');
    const payments = await reader.get('/v1/me/billing/payment_attempts');
    expect(payments.body.data[0]).toMatchObject({ status: 'paid', amount: { amount: 500 } });
    const statements = await reader.get('/v1/me/billing/statements');
    expect(statements.body.response.data[0].totals.grand_total.amount).toBe(500);
  });

  test('starts with a free trial where the plan has one, and charges when it ends', async () => {
    const offer = await checkout('pro');
    expect(offer).toMatchObject({ needs_payment_method: false, totals: { total_due_now: { amount: 0 } } });
    await reader.override('PATCH', `/v1/me/billing/checkouts/${offer.id}/confirm`);
    expect(await plans(reader)).toBe('u:pro');
    expect((await reader.get('/v1/me/billing/payment_attempts')).body.data).toEqual([]);
    await control('/subscriptions/end-period', { email });
    expect(await plans(reader)).toBe('u:pro');
    expect((await reader.get('/v1/me/billing/payment_attempts')).body.data[0].amount.amount).toBe(1000);
  });

  test('a bigger plan takes effect at once and counts what is left of the old one', async () => {
    await pay('supporter');
    const offer = await checkout('pro');
    expect(offer.is_immediate_plan_change).toBe(true);
    expect(offer.totals.credit.amount).toBeGreaterThan(490);
    await pay('pro');
    expect(await plans(reader)).toBe('u:pro');
    expect(await items()).toEqual(['pro active']);
  });

  test('a smaller plan waits for the end of the period', async () => {
    const { id } = await checkout('pro');
    await reader.override('PATCH', `/v1/me/billing/checkouts/${id}/confirm`);
    await pay('supporter');
    expect(await plans(reader)).toBe('u:pro');
    expect(await items()).toEqual(['pro active', 'supporter upcoming']);
    await control('/subscriptions/end-period', { email });
    expect(await plans(reader)).toBe('u:supporter');
  });

  test('without a card is refused, and a test card can be added', async () => {
    const { body } = await reader.get('/v1/me/billing/payment_methods');
    await reader.override('DELETE', `/v1/me/billing/payment_methods/${body.response.data[0].id}`);
    const { id } = await checkout('supporter');
    expect((await reader.override('PATCH', `/v1/me/billing/checkouts/${id}/confirm`)).status).toBe(422);
    await reader.post('/v1/me/billing/payment_methods', { gateway: 'stripe', payment_token: 'any' });
    await pay('supporter');
    expect(await plans(reader)).toBe('u:supporter');
  });

  test('what one has already is refused', async () => {
    await pay('supporter');
    const { status } = await reader.post('/v1/me/billing/checkouts', {
      plan_id: planId('supporter'),
      plan_period: 'month',
    });
    expect(status).toBe(422);
  });
});

describe('cancelling', () => {
  test('keeps the plan until the period ends, and then takes it away', async () => {
    await pay('supporter');
    const { body } = await reader.get('/v1/me/billing/subscription');
    const [item] = body.response.subscription_items;
    await reader.override('DELETE', `/v1/me/billing/subscription_items/${item.id}`);
    expect(await items()).toEqual(['supporter active', 'free_user upcoming']);
    expect(await plans(reader)).toBe('u:supporter');
    await control('/subscriptions/end-period', { email });
    expect(await plans(reader)).toBe('u:free_user');
  });

  test('can be taken back', async () => {
    await pay('supporter');
    const { body } = await reader.get('/v1/me/billing/subscription');
    await reader.override(
      'DELETE',
      `/v1/me/billing/subscription_items/${body.response.subscription_items[0].id}`,
    );
    const { id } = await checkout('supporter');
    await reader.override('PATCH', `/v1/me/billing/checkouts/${id}/confirm`);
    expect(await items()).toEqual(['supporter active']);
  });

  test('works from the server, at once when asked', async () => {
    await pay('supporter');
    const { billing, users } = serverClient(clerk);
    const [user] = (await users.getUserList({ emailAddress: [email] })).data;
    const subscription = await billing.getUserBillingSubscription(user?.id ?? '');
    await billing.cancelSubscriptionItem(subscription.subscriptionItems[0]?.id ?? '', { endNow: true });
    expect(await plans(reader)).toBe('u:free_user');
  });
});

describe('an organization that pays', () => {
  test('opens its plan to a member while it is active', async () => {
    const { body } = await reader.post('/v1/organizations', { name: `Press ${email}` });
    const base = `/v1/organizations/${body.response.id}/billing`;
    expect((await pay('team', 'month', base)).status).toBe(200);
    expect(await plans(reader)).toBe('u:free_user');
    const { response } = (await reader.get('/v1/client')).body;
    await reader.post(`/v1/client/sessions/${response.last_active_session_id}/touch`, {
      active_organization_id: body.response.id,
    });
    expect(await plans(reader)).toBe('u:free_user,o:team');
  });
});
