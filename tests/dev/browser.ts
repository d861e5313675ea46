/** A local Clerk for one test file, and a browser that talks to it the way clerk-js does: forms, cookies, POST for all changes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClerkClient } from '@clerk/backend';
import {
  type Declared,
  type LocalClerk,
  type LocalClerkOptions,
  startLocalClerk,
} from '#src/dev/clerk/index.ts';

export const SITE = 'http://localhost:4321';

export const declared: Declared = {
  siteName: 'Orchard Notes',
  plans: [
    { id: 'supporter', name: 'Supporter', payer: 'user', price: { monthly: 5, yearly: 50 } },
    {
      id: 'pro',
      name: 'Pro',
      payer: 'user',
      price: { monthly: 10 },
      trialDays: 7,
      features: ['audio'],
      includes: ['supporter'],
    },
    { id: 'team', name: 'Team', payer: 'organization', price: { monthly: 30 } },
  ],
  roles: [
    { id: 'editor', name: 'Editor', permissions: ['posts:review'] },
    { id: 'admin', name: 'Admin', permissions: ['posts:review', 'posts:publish'] },
  ],
  features: [{ id: 'audio', name: 'Audio', payer: 'user' }],
};

/** Starts a local Clerk whose state dies with the test file, unless a state file is given. */
export async function startForTest(
  options: Partial<LocalClerkOptions> = {},
): Promise<LocalClerk & { stateFile: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatepost-clerk-test-'));
  const stateFile = options.stateFile ?? join(folder, 'state.json');
  const clerk = await startLocalClerk({ declared, siteUrl: SITE, ...options, stateFile });
  return {
    ...clerk,
    stateFile,
    close: async () => {
      await clerk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Clerk's own server client, as the site uses it. */
export function serverClient(clerk: LocalClerk) {
  return createClerkClient({
    publishableKey: clerk.publishableKey,
    secretKey: clerk.secretKey,
    jwtKey: clerk.jwtKey,
    apiUrl: clerk.url,
    telemetry: { disabled: true },
  });
}

export interface Answer {
  status: number;
  headers: Headers;
  // Answers have many shapes; tests pick out what they are about.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any;
}

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #url: string;

  constructor(clerk: LocalClerk) {
    this.#url = clerk.url;
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path);
  }

  /** @param form fields of the form; a list sends its field several times */
  post(path: string, form: Record<string, string | string[]> = {}): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form))
      for (const one of [value].flat()) body.append(name, one);
    return this.#send('POST', path, body);
  }

  /** A change that clerk-js sends as a POST, like all of them. */
  override(method: 'PATCH' | 'PUT' | 'DELETE', path: string, form: Record<string, string> = {}) {
    return this.post(`${path}?_method=${method}`, form);
  }

  async signIn(email: string, password = 'letmein-locally'): Promise<Answer> {
    return this.post('/v1/client/sign_ins', { identifier: email, password });
  }

  /** The token that clerk-js would put into the session cookie. */
  async token(): Promise<string> {
    const { body } = await this.get('/v1/client');
    const { sessions, last_active_session_id } = body.response;
    const session = sessions.find((one: { id: string }) => one.id === last_active_session_id);
    return session.last_active_token.jwt;
  }

  async #send(method: string, path: string, form?: URLSearchParams): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: {
        origin: SITE,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form && { body: form }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    const json = response.headers.get('content-type') === 'application/json';
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  /** Keeps a cookie as a browser would, including its removal. */
  keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
