/** Two servers of one site, under one address and with one Clerk: one keeps pages, the other renders each anew. */
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { connectLocalClerk, localEnvironment } from '#src/dev/environment.ts';
import theme from '#theme';
import { cookiesFor, type Persona } from './session.ts';
import { freePort, startSite } from './site.ts';

export const SITE_URL = 'https://letters.example';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends one request, whose body comes back as it was sent. */
export type Visitor = (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;

export interface Twins {
  readonly local: LocalClerk;
  /** The one that keeps pages, and the one that keeps none. */
  readonly keeping: Visitor;
  readonly plain: Visitor;
  /** Headers of a persona; the session lasts for ten minutes. */
  headersOf(persona: Persona): Promise<Record<string, string>>;
  /** Tells both processes something. */
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

/** @param env added to that of both servers */
export async function startTwins(env: Record<string, string> = {}): Promise<Twins> {
  const folder = mkdtempSync(join(tmpdir(), 'gatepost-twins-'));
  const local = await connectLocalClerk(theme, SITE_URL, { stateFile: join(folder, 'clerk.json') });
  const start = async (kept: string) => {
    const port = await freePort();
    const settings = {
      SITE_URL,
      PORT: String(port),
      HOST: '127.0.0.1',
      GATEPOST_PREVIEW: '1',
      KEEP_PAGES: kept,
    };
    const child = await startSite({ ...localEnvironment(local), ...settings, ...env });
    return { child, visit: visitorOf(port) };
  };
  const [keeping, plain] = [await start('16'), await start('off')];
  return {
    local,
    keeping: keeping.visit,
    plain: plain.visit,
    headersOf: async (persona): Promise<Record<string, string>> => {
      if (persona === 'anonymous') return {};
      const exp = Math.floor(Date.now() / 1000) + 600;
      const token = await local.signSessionToken(`${persona}@example.test`, { azp: SITE_URL, exp });
      return { cookie: cookiesFor(token) };
    },
    signal: (name) => {
      for (const { child } of [keeping, plain]) child.kill(name);
    },
    stop: async () => {
      for (const { child } of [keeping, plain]) child.kill('SIGTERM');
      await local.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function visitorOf(port: number): Visitor {
  const { host } = new URL(SITE_URL);
  return (path, headers = {}, method = 'GET') =>
    new Promise((resolve, reject) => {
      const asked = send(
        { host: '127.0.0.1', port, path, method, headers: { host, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end();
    });
}
