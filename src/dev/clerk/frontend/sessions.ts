/** Sessions of a browser: keeping one alive, changing its active organization, fetching tokens, signing out. */
import type { TokenJSON } from '@clerk/shared/types';
import { ClerkError, notFound } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { sessionJSON } from '../json/client.ts';
import { membershipOf, organizationBy } from '../model/lookup.ts';
import { activateOrganization, endSession } from '../model/sessions.ts';
import type { SessionRecord } from '../records.ts';
import { sessionToken } from '../token.ts';
import { frontendRouter, pageOrigin, readForm, reply, sessionById, someClient } from './browser.ts';

export const sessionRoutes = frontendRouter()
  .post('/client/sessions/:id/touch', async (c) => {
    const { instance } = c.var;
    const session = sessionById(c, c.req.param('id'));
    const wanted = (await readForm(c)).get('active_organization_id');
    if (wanted !== null) activateOrganization(session, ownOrganization(instance, session, wanted));
    session.lastActiveAt = Date.now();
    someClient(c).lastActiveSessionId = session.id;
    return reply(c, await sessionJSON(instance, session, pageOrigin(c)));
  })
  .get('/client/sessions/:id', async (c) =>
    reply(c, await sessionJSON(c.var.instance, sessionById(c, c.req.param('id')), pageOrigin(c))),
  )
  .post('/client/sessions/:id/tokens', async (c) => {
    const { instance } = c.var;
    const session = sessionById(c, c.req.param('id'));
    const wanted = (await readForm(c)).get('organization_id');
    // A page may still ask for an organization that the reader has just left; its token goes without.
    const asked = wanted === null ? session.organizationId : organizationBy(instance, wanted)?.id;
    const organizationId = membershipOf(instance, asked ?? null, session.userId) ? (asked ?? null) : null;
    const jwt = await sessionToken(instance, { ...session, organizationId }, pageOrigin(c));
    return c.json({ object: 'token', jwt } satisfies Omit<TokenJSON, 'id'>);
  })
  .post('/client/sessions/:id/tokens/:template', () => {
    throw notFound('token template');
  })
  .post('/client/sessions/:id/:way{remove|end}', async (c) => {
    const { instance } = c.var;
    const session = sessionById(c, c.req.param('id'));
    const json = await sessionJSON(instance, session, pageOrigin(c));
    endSession(instance, session, c.req.param('way') === 'end' ? 'ended' : 'removed');
    return reply(c, { ...json, status: session.status });
  });

/** The id of an organization that the reader belongs to, by id or slug; null for none. */
export function ownOrganization(instance: Instance, session: SessionRecord, idOrSlug: string): string | null {
  if (idOrSlug === '') return null;
  const organization = organizationBy(instance, idOrSlug);
  if (!organization || !membershipOf(instance, organization.id, session.userId))
    throw new ClerkError(404, 'organization_not_found_or_unauthorized', 'You are not a member of that.');
  return organization.id;
}
