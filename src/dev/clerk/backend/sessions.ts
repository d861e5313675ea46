/** Backend API: sessions. */
import { missing, notFound } from '../errors.ts';
import { page } from '../frontend/browser.ts';
import { userById } from '../model/lookup.ts';
import { createClient, endSession, startSession } from '../model/sessions.ts';
import type { SessionRecord } from '../records.ts';
import { sessionToken } from '../token.ts';
import { backendSession } from './json.ts';
import { type BackendContext, backendRouter, readBody, text } from './server.ts';

export const sessionRoutes = backendRouter()
  .get('/sessions', (c) => {
    const { user_id, client_id, status } = c.req.query();
    const all = c.var.instance.state.sessions.filter(
      (one) =>
        (!user_id || one.userId === user_id) &&
        (!client_id || one.clientId === client_id) &&
        (!status || one.status === status),
    );
    const { data, total_count } = page(c, all.reverse());
    return c.json({ data: data.map(backendSession), total_count });
  })
  .post('/sessions', async (c) => {
    const { instance } = c.var;
    const user = userById(instance, text(await readBody(c), 'user_id'));
    if (!user) throw missing('user_id');
    return c.json(backendSession(startSession(instance, createClient(instance), user)));
  })
  .get('/sessions/:id', (c) => c.json(backendSession(find(c))))
  .post('/sessions/:id/revoke', (c) => {
    const session = find(c);
    endSession(c.var.instance, session, 'revoked');
    return c.json(backendSession(session));
  })
  .post('/sessions/:id/tokens', async (c) => {
    const session = find(c);
    if (session.status !== 'active') throw notFound('active session');
    const jwt = await sessionToken(c.var.instance, session, c.var.instance.siteUrl);
    return c.json({ object: 'token', jwt });
  });

function find(c: BackendContext): SessionRecord {
  const session = c.var.instance.state.sessions.find((one) => one.id === c.req.param('id'));
  if (!session) throw notFound('session');
  return session;
}
