/** The built site with a local Clerk, on free ports of loopback, and session tokens for stand-ins. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startSite } from '#src/dev/built-site.ts';
import { connectLocalClerk, previewEnvironment } from '#src/dev/environment.ts';
import type { Theme } from '#src/theme/schema.ts';
import type { StandIn } from '../content/stand-ins.ts';
import { claimsFor } from './claims.ts';

export interface RunningSite {
  readonly origin: string;
  /** The cookies of somebody who holds what the stand-in does. */
  headersFor(standIn: StandIn): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

/** Any account will do: its claims are replaced. */
const ACCOUNT = 'reader@example.test';
/** Tokens are good for a minute. */
const TOKEN_MS = 25_000;

export async function runSite(theme: Theme): Promise<RunningSite> {
  const folder = mkdtempSync(join(tmpdir(), 'gatepost-audit-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const local = await connectLocalClerk(theme, origin, { stateFile: join(folder, 'clerk.json') });
  const server = await startSite({ ...previewEnvironment(local, origin, port), TRUST_PROXY: '' });
  const tokens = new Map<string, { token: Promise<string>; until: number }>();

  return {
    origin,
    async headersFor({ name, holdings, viewer }): Promise<Record<string, string>> {
      if (!viewer.signedIn) return {};
      let known = tokens.get(name);
      if (!known || known.until < Date.now()) {
        const token = local.signSessionToken(ACCOUNT, {
          azp: origin,
          ...claimsFor(holdings, local.siteOrgId),
        });
        known = { token, until: Date.now() + TOKEN_MS };
        tokens.set(name, known);
      }
      return { cookie: `__session=${await known.token}; __client_uat=1` };
    },
    async stop() {
      server.kill('SIGTERM');
      await local.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
