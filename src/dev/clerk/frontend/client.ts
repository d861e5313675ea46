/** The browser itself: its first question on every page, and signing out of everything. */
import { clientJSON } from '../json/client.ts';
import { activeSessionsOfClient } from '../model/lookup.ts';
import { createClient, endSession } from '../model/sessions.ts';
import { frontendRouter, knownClient, pageOrigin, someClient, writeSignedAt } from './browser.ts';

export const clientRoutes = frontendRouter()
  /** Only browsers of a development instance ask for one. */
  .post('/dev_browser', (c) => c.json({ id: createClient(c.var.instance).cookie }))
  .get('/client', async (c) => {
    const client = someClient(c);
    writeSignedAt(c, client);
    return c.json({ response: await clientJSON(c.var.instance, client, pageOrigin(c)), client: null });
  })
  .delete('/client/sessions', async (c) => {
    const { instance } = c.var;
    const client = knownClient(c) ?? someClient(c);
    for (const session of activeSessionsOfClient(instance, client.id))
      endSession(instance, session, 'removed');
    writeSignedAt(c, client);
    return c.json({ response: await clientJSON(instance, client, pageOrigin(c)), client: null });
  });
