/** Backend API: plans and subscriptions. */
import { notFound } from '../errors.ts';
import { page } from '../frontend/browser.ts';
import { itemJSON } from '../json/billing.ts';
import { organizationBy, userById } from '../model/lookup.ts';
import { listPlans } from '../model/plans.ts';
import { cancelAtPeriodEnd, endItem } from '../model/subscriptions.ts';
import { backendItem, backendPlan, backendSubscription } from './billing-json.ts';
import { backendRouter } from './server.ts';

export const billingRoutes = backendRouter()
  .get('/billing/plans', (c) => {
    const { declared } = c.var.instance;
    const type = c.req.query('payer_type');
    const plans = [
      ...(type === 'org' ? [] : listPlans(declared, 'user')),
      ...(type === 'user' ? [] : listPlans(declared, 'organization')),
    ];
    const { data, total_count } = page(c, plans);
    return c.json({ data: data.map(backendPlan), total_count });
  })
  .get('/users/:id/billing/subscription', (c) => {
    const user = userById(c.var.instance, c.req.param('id'));
    if (!user) throw notFound('user');
    return c.json(backendSubscription(c.var.instance, user.id));
  })
  .get('/organizations/:id/billing/subscription', (c) => {
    const organization = organizationBy(c.var.instance, c.req.param('id'));
    if (!organization) throw notFound('organization');
    return c.json(backendSubscription(c.var.instance, organization.id));
  })
  .delete('/billing/subscription_items/:id', (c) => {
    const { instance } = c.var;
    const item = instance.state.items.find((one) => one.id === c.req.param('id') && one.status !== 'ended');
    if (!item) throw notFound('subscription item');
    if (c.req.query('end_now') === 'true') endItem(instance, item);
    else cancelAtPeriodEnd(instance, item);
    return c.json(backendItem(itemJSON(instance, item), item.payer));
  });
