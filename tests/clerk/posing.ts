/** The local Clerk, posing as a real development instance: on a name of its own, over TLS, with keys of the test kind. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalClerk, startLocalClerk } from '#src/dev/clerk/index.ts';
import { declaredFor } from '#src/dev/environment.ts';
import { frontendApiHost } from '#src/session/frontend-api.ts';
import theme from '#theme';
import { startEdge } from './edge.ts';

export interface Posing {
  readonly clerk: LocalClerk;
  /** Address of the proxy through which browsers find it. */
  readonly proxy: string;
  /** Paths that browsers asked of it. */
  readonly asked: readonly string[];
  /** What a creator who has such an instance sets. */
  readonly env: Record<string, string>;
  /** Names outside of this machine that browsers asked for. */
  readonly refused: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

export async function startPosing(siteUrl: string): Promise<Posing> {
  const folder = mkdtempSync(join(tmpdir(), 'gatepost-posing-'));
  const clerk = await startLocalClerk({
    declared: declaredFor(theme),
    stateFile: join(folder, 'clerk.json'),
    siteUrl,
    identity: 'development',
  });
  const edge = await startEdge(frontendApiHost(clerk.publishableKey), clerk.url);
  return {
    clerk,
    proxy: edge.url,
    env: {
      PUBLIC_CLERK_PUBLISHABLE_KEY: clerk.publishableKey,
      CLERK_SECRET_KEY: clerk.secretKey,
      CLERK_JWT_KEY: clerk.jwtKey,
      CLERK_SITE_ORG_ID: clerk.siteOrgId,
      CLERK_API_URL: clerk.url,
    },
    asked: edge.asked,
    refused: edge.refused,
    close: async () => {
      edge.close();
      await clerk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
