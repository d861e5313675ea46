/** Plans, the subscription, saved cards, statements and payments. */
import type { BillingInitializedPaymentMethodJSON } from '@clerk/shared/types';
import { notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { itemJSON, planJSON, subscriptionJSON } from '../json/billing.ts';
import { cardJSON, paymentJSON, statementJSON } from '../json/payment.ts';
import { addTestCard, cardsOf, makeDefault, removeCard } from '../model/cards.ts';
import { paymentsOf, statementsOf } from '../model/payments.ts';
import { listPlans } from '../model/plans.ts';
import { cancelAtPeriodEnd, endItem } from '../model/subscriptions.ts';
import type { CardRecord } from '../records.ts';
import { type FrontendContext, frontendRouter, page, readForm, reply, replyPage } from './browser.ts';
import { payerPaths, readPayer, writePayer } from './payer.ts';

export const billingRoutes = frontendRouter();

billingRoutes.get('/billing/plans', (c) => {
  const payer = c.req.query('payer_type') === 'org' ? 'organization' : 'user';
  return c.json(page(c, listPlans(c.var.instance.declared, payer).map(planJSON)));
});

billingRoutes.get('/billing/plans/:plan', (c) => {
  const { declared } = c.var.instance;
  const plans = [...listPlans(declared, 'user'), ...listPlans(declared, 'organization')];
  const plan = plans.find((one) => one.id === c.req.param('plan'));
  if (!plan) throw notFound('plan');
  return c.json(planJSON(plan));
});

billingRoutes.on('GET', payerPaths('/subscription'), (c) =>
  reply(c, subscriptionJSON(c.var.instance, readPayer(c))),
);

billingRoutes.on('DELETE', payerPaths('/subscription_items/:item'), (c) => {
  const { instance } = c.var;
  const payer = writePayer(c);
  const item = instance.state.items.find(
    (one) => one.id === c.req.param('item') && one.payer === payer && one.status !== 'ended',
  );
  if (!item) throw notFound('subscription');
  if (item.status === 'upcoming') endItem(instance, item);
  else cancelAtPeriodEnd(instance, item);
  return reply(c, { ...itemJSON(instance, item), deleted: true });
});

billingRoutes.on('GET', payerPaths('/payment_methods'), (c) =>
  replyPage(c, cardsOf(c.var.instance, readPayer(c)).map(cardJSON)),
);

billingRoutes.on('POST', payerPaths('/payment_methods/initialize'), (c) => {
  writePayer(c);
  const response: BillingInitializedPaymentMethodJSON = {
    object: 'commerce_payment_method_initialize',
    id: newId('cpmi'),
    external_client_secret: 'seti_local_secret_local',
    external_gateway_id: 'acct_local',
    payment_method_order: ['card'],
  };
  return reply(c, response);
});

/** What is saved is a test card, whatever the form held: see `card-form.ts`. */
billingRoutes.on('POST', payerPaths('/payment_methods'), (c) =>
  reply(c, cardJSON(addTestCard(c.var.instance, writePayer(c)))),
);

billingRoutes.on('DELETE', payerPaths('/payment_methods/:card'), (c) => {
  const card = findCard(c, c.req.param('card'));
  removeCard(c.var.instance, card);
  return reply(c, { object: 'commerce_payment_method', id: card.id, deleted: true });
});

billingRoutes.on('PUT', payerPaths('/payers/default_payment_method'), async (c) => {
  const card = findCard(c, (await readForm(c)).get('payment_method_id'));
  makeDefault(c.var.instance, card);
  return reply(c, cardJSON(card));
});

billingRoutes.on('GET', payerPaths('/statements'), (c) =>
  replyPage(
    c,
    statementsOf(c.var.instance, readPayer(c)).map((one) => statementJSON(c.var.instance, one)),
  ),
);

billingRoutes.on('GET', payerPaths('/statements/:statement'), (c) => {
  const all = statementsOf(c.var.instance, readPayer(c));
  const statement = all.find((one) => one.id === c.req.param('statement'));
  if (!statement) throw notFound('statement');
  return reply(c, statementJSON(c.var.instance, statement));
});

billingRoutes.on('GET', payerPaths('/payment_attempts'), (c) =>
  c.json(
    page(
      c,
      paymentsOf(c.var.instance, readPayer(c)).map((one) => paymentJSON(c.var.instance, one)),
    ),
  ),
);

billingRoutes.on('GET', payerPaths('/payment_attempts/:payment'), (c) => {
  const all = paymentsOf(c.var.instance, readPayer(c));
  const payment = all.find((one) => one.id === c.req.param('payment'));
  if (!payment) throw notFound('payment');
  return c.json(paymentJSON(c.var.instance, payment));
});

billingRoutes.on('GET', payerPaths('/credits'), (c) =>
  reply(c, { object: 'commerce_credit_balance', balance: null }),
);

billingRoutes.on('GET', payerPaths('/credits/history'), (c) => replyPage(c, []));

function findCard(c: FrontendContext, id: string | null | undefined): CardRecord {
  const card = cardsOf(c.var.instance, writePayer(c)).find((one) => one.id === id);
  if (!card) throw notFound('card');
  return card;
}
