/** What tests may do to a running local Clerk: end things early, and make it slow or broken. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { ClerkError, notFound } from './errors.ts';
import type { Instance } from './instance.ts';
import { activeSessionsOfUser, organizationBy, userByEmail } from './model/lookup.ts';
import { createClient, endSession, startSession } from './model/sessions.ts';
import { endPeriod } from './model/subscriptions.ts';
import { ticketLink } from './model/tickets.ts';
import type { UserRecord } from './records.ts';
import { sessionToken } from './token.ts';
import type { Webhooks } from './webhooks.ts';

/** How requests go wrong. */
export interface Fault {
  /** only requests with this method; any unless told */
  method?: string;
  /** only paths that contain this, e.g. `/v1/client` or `/npm/` */
  path: string;
  /** answer with this status instead of working */
  status?: number;
  /** wait before anything else */
  delayMs?: number;
  /** never answer */
  hang?: boolean;
  /** how often; for ever unless told */
  times?: number;
}

const RETRY_AFTER = '2';

/** Applies the faults that a test has set; the control endpoint itself always works. */
export function faultInjection(faults: Fault[]): MiddlewareHandler {
  return async (c, next) => {
    const fault = faults.find(
      (one) =>
        c.req.path.includes(one.path) &&
        (!one.method || one.method === (c.req.query('_method') ?? c.req.method)) &&
        one.times !== 0,
    );
    if (!fault || c.req.path.startsWith('/_control')) return next();
    if (fault.times !== undefined) fault.times -= 1;
    if (fault.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault.hang)
      await new Promise<void>((resolve) => c.req.raw.signal.addEventListener('abort', () => resolve()));
    if (!fault.status) return next();
    const error = {
      code: 'injected_fault',
      message: 'A test asked for this.',
      long_message: 'A test asked for this.',
    };
    const headers: HeadersInit = fault.status === 429 ? { 'retry-after': RETRY_AFTER } : {};
    return Response.json({ errors: [error] }, { status: fault.status, headers });
  };
}

/** Routes under `/_control`, for callers on this machine that are no browser. */
export function controlRoutes(instance: Instance, faults: Fault[], webhooks: Webhooks): Hono {
  const app = new Hono();
  app.use(refuseBrowsers);

  app.get('/state', (c) => {
    const { keys, ...rest } = instance.state;
    return c.json(rest);
  });

  /** `{email}` → cookies of a signed-in browser, for tests that are not about signing in */
  app.post('/sign-in', async (c) => {
    const session = startSession(instance, createClient(instance), await findUser(instance, c), 'control');
    const client = instance.state.clients.find((one) => one.id === session.clientId);
    const token = await sessionToken(instance, session, instance.siteUrl);
    const signedAt = String(client?.signedAt ?? 0);
    const { cookieSuffix } = instance.identity;
    const cookies = {
      __client: client?.cookie,
      __session: token,
      [`__session_${cookieSuffix}`]: token,
      __client_uat: signedAt,
      [`__client_uat_${cookieSuffix}`]: signedAt,
    };
    return c.json({ sessionId: session.id, token, cookies });
  });

  /** `{email}` ends all sessions of a reader, as if they had run out */
  app.post('/sessions/expire', async (c) => {
    const user = await findUser(instance, c);
    const sessions = activeSessionsOfUser(instance, user.id);
    for (const session of sessions) endSession(instance, session, 'expired');
    return c.json({ ended: sessions.length });
  });

  /** `{email}` or `{organization}` ends the present billing period: what is cancelled ends, the rest renews */
  app.post('/subscriptions/end-period', async (c) => {
    const { organization } = await readJson(c);
    const payer = organization
      ? organizationBy(instance, String(organization))?.id
      : (await findUser(instance, c)).id;
    if (!payer) throw notFound('organization');
    endPeriod(instance, payer);
    return c.json({ payer });
  });

  app.post('/faults', async (c) => {
    const fault = await readJson(c);
    if (typeof fault.path !== 'string')
      throw new ClerkError(422, 'form_param_missing', 'A fault needs the "path" that it is about.', 'path');
    faults.push(fault as unknown as Fault);
    return c.json(faults);
  });
  app.get('/faults', (c) => c.json(faults));
  app.delete('/faults', (c) => {
    faults.length = 0;
    return c.json(faults);
  });

  /** open invitations as their mails would hold them, oldest first */
  app.get('/mails', (c) => {
    const open = instance.state.invitations.filter(({ status }) => status === 'pending');
    return c.json(open.map((one) => ({ to: one.email, link: ticketLink(instance, one) })));
  });

  app.get('/webhooks', async (c) => {
    if (c.req.query('settled') !== undefined) await webhooks.settled();
    return c.json(webhooks.deliveries);
  });
  return app;
}

/** Pages in a browser, and whatever comes through the site's proxy, have no business here. */
const refuseBrowsers: MiddlewareHandler = async (c, next) => {
  if (['origin', 'sec-fetch-site', 'clerk-proxy-url'].some((name) => c.req.header(name)))
    throw new ClerkError(403, 'control_is_local', 'The control endpoint is for programs on this machine.');
  await next();
};

async function readJson(c: Context): Promise<Record<string, unknown>> {
  return c.req.json().catch(() => {
    throw new ClerkError(400, 'request_body_invalid', 'The control endpoint takes JSON.');
  });
}

async function findUser(instance: Instance, c: Context): Promise<UserRecord> {
  const { email } = await readJson(c);
  const user = userByEmail(instance, String(email));
  if (!user) throw notFound(`account ${email}`);
  return user;
}
