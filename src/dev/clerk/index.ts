/** The local Clerk: a small server that speaks enough of Clerk's two APIs for the real SDK, scripts and components. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { JWTPayload } from 'jose';
import { createApp } from './app.ts';
import type { Announce, Instance } from './instance.ts';
import { identityOf } from './keys.ts';
import { settle, sweep } from './model/clockwork.ts';
import { activeSessionsOfUser, userByEmail } from './model/lookup.ts';
import { createClient, startSession } from './model/sessions.ts';
import type { LocalClerkOptions } from './options.ts';
import { type Persona, personas } from './personas.ts';
import { freshState, seed } from './seed.ts';
import { loadState, stateWriter } from './state.ts';
import { sessionToken } from './token.ts';
import { Webhooks } from './webhooks.ts';

export { ensureBundles } from './bundle-download.ts';
export type { Fault } from './control.ts';
export type { Declared, LocalClerkOptions } from './options.ts';
export type { Persona } from './personas.ts';

export interface LocalClerk {
  /** `http://127.0.0.1:<port>`, the address of both APIs */
  url: string;
  publishableKey: string;
  secretKey: string;
  /** SPKI PEM, for verifying tokens without a request */
  jwtKey: string;
  /** id of the organization whose roles and permissions count */
  siteOrgId: string;
  webhookSecret: string;
  personas: Persona[];
  /** Stops answering; what was changed is in the state file already. */
  close(): Promise<void>;
  /**
   * Signs a session token without a browser.
   * @param email of a persona or any account
   * @param overrides claims that replace or add to those of the session
   * @throws when nobody has that address
   */
  signSessionToken(email: string, overrides?: JWTPayload): Promise<string>;
}

/**
 * Starts the local Clerk on loopback.
 * @throws when the port is taken or the state file cannot be read
 */
export async function startLocalClerk(options: LocalClerkOptions): Promise<LocalClerk> {
  const state = loadState(options.stateFile) ?? freshState(options.identity);
  if (options.webhookSecret) state.keys.webhookSecret = options.webhookSecret;
  const siteUrl = new URL(options.siteUrl).origin;
  const webhooks = new Webhooks(siteUrl, state.keys.webhookSecret);
  const write = stateWriter(options.stateFile);
  const save = () => write(state);

  const identity = identityOf(options.identity ?? 'local');
  let announce: Announce = () => {};
  const instance: Instance = {
    state,
    declared: options.declared,
    settings: options.settings ?? {},
    siteUrl,
    identity,
    frontendApi: identity.kind === 'local' ? `${siteUrl}/__clerk` : identity.issuer,
    log: options.log ?? (() => {}),
    announce: (type, data) => announce(type, data),
  };
  sweep(instance);
  seed(instance);
  settle(instance);
  save();
  // Nobody listens while the first state is made.
  announce = webhooks.announce;

  const bundles = { cache: options.bundleCache, log: options.log };
  const app = createApp({ instance, webhooks, bundles, save });
  // The site runs in the same process, and needs the platform's own Request and Response.
  const server = createAdaptorServer({
    fetch: app.fetch,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
  });
  const port = await listen(server, options.port ?? 0);

  return {
    url: `http://127.0.0.1:${port}`,
    publishableKey: identity.publishableKey,
    secretKey: state.keys.secretKey,
    jwtKey: state.keys.publicKey,
    siteOrgId: state.siteOrganizationId,
    webhookSecret: state.keys.webhookSecret,
    personas,
    close: () => {
      webhooks.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
    signSessionToken: async (email, overrides) => {
      const user = userByEmail(instance, email);
      if (!user) throw new Error(`The local Clerk has no account with the address ${email}.`);
      const [session = startSession(instance, createClient(instance), user)] = activeSessionsOfUser(
        instance,
        user.id,
      ).filter((one) => one.userAgent === '');
      save();
      return sessionToken(instance, session, siteUrl, overrides);
    },
  };
}

function listen(server: ReturnType<typeof createAdaptorServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const reason = taken
        ? `port ${port} is taken. Stop what uses it, or choose another one.`
        : error.message;
      reject(new Error(`The local Clerk cannot start: ${reason}`, { cause: error }));
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
