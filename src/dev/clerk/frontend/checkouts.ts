/** Paying: beginning a checkout and confirming it with a saved card. */
import { ClerkError, notFound } from '../errors.ts';
import { checkoutJSON } from '../json/checkout.ts';
import { addTestCard, cardsOf } from '../model/cards.ts';
import { confirmCheckout, createCheckout, quote } from '../model/checkouts.ts';
import type { CheckoutRecord } from '../records.ts';
import { type FrontendContext, frontendRouter, readForm, reply } from './browser.ts';
import { payerPaths, writePayer } from './payer.ts';

export const checkoutRoutes = frontendRouter();

checkoutRoutes.on('POST', payerPaths('/checkouts'), async (c) => {
  const { instance } = c.var;
  const form = await readForm(c);
  const period = form.get('plan_period') === 'annual' ? 'annual' : 'month';
  const checkout = createCheckout(instance, writePayer(c), form.get('plan_id') ?? '', period);
  return reply(c, checkoutJSON(instance, checkout, quote(instance, checkout)));
});

checkoutRoutes.on('PATCH', payerPaths('/checkouts/:checkout'), async (c) => {
  findCheckout(c);
  if ((await readForm(c)).get('promo_code'))
    throw new ClerkError(422, 'promo_code_invalid', 'The local Clerk knows no promo codes.', 'promo_code');
  const checkout = findCheckout(c);
  return reply(c, checkoutJSON(c.var.instance, checkout, quote(c.var.instance, checkout)));
});

checkoutRoutes.on('PATCH', payerPaths('/checkouts/:checkout/confirm'), async (c) => {
  const { instance } = c.var;
  const checkout = findCheckout(c);
  const form = await readForm(c);
  const quoted = quote(instance, checkout);
  const card = form.has('payment_token')
    ? addTestCard(instance, checkout.payer)
    : cardsOf(instance, checkout.payer).find((one) => one.id === form.get('payment_method_id'));
  if (quoted.dueNow > 0 && !card)
    throw new ClerkError(422, 'payment_method_required', 'Please choose a card to pay with.');
  confirmCheckout(instance, checkout, card?.id ?? null);
  return reply(c, checkoutJSON(instance, checkout, quoted));
});

function findCheckout(c: FrontendContext): CheckoutRecord {
  const payer = writePayer(c);
  const checkout = c.var.instance.state.checkouts.find(
    (one) => one.id === c.req.param('checkout') && one.payer === payer && one.status === 'needs_confirmation',
  );
  if (!checkout) throw notFound('checkout');
  return checkout;
}
