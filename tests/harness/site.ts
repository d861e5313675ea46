/** The built site for tests: production server, local Clerk, and a mint for session tokens, all on free ports of loopback. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort, startSite } from '#src/dev/built-site.ts';
import type { LocalClerk } from '#src/dev/clerk/index.ts';
import { connectLocalClerk, previewEnvironment } from '#src/dev/environment.ts';
import theme from '#theme';

export { freePort, startSite };

export interface SiteAddress {
  /** Origin of the site. */
  origin: string;
  /** Origin of the local Clerk, for its control endpoint; empty when a real instance is tested. */
  clerk: string;
  /** Signs session tokens: see `session.ts`. */
  mint: string;
  siteOrgId: string;
  publishableKey: string;
  /** The key pair of session tokens, for tokens that the local Clerk would not sign. */
  keys: { kid: string; privateKey: string; publicKey: string };
  /** PEM public key of session tokens. */
  jwtKey: string;
  webhookSecret: string;
  /** Where a service of the creator's own may be started: the site lets pages talk to it. */
  otherBackend: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    site: SiteAddress;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.GATEPOST_BUILT !== '1') execFileSync('astro', ['build'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'gatepost-site-'));
  const stateFile = join(folder, 'clerk.json');
  const otherBackend = `http://127.0.0.1:${await freePort()}`;
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const local = await connectLocalClerk(theme, origin, { stateFile });
  const mint = await startMint(local);
  const server = await startSite({
    ...previewEnvironment(local, origin, port),
    OTHER_BACKENDS: otherBackend,
  });
  project.provide('site', {
    origin,
    clerk: local.url,
    mint: addressOf(mint),
    siteOrgId: local.siteOrgId,
    publishableKey: local.publishableKey,
    keys: JSON.parse(readFileSync(stateFile, 'utf8')).keys,
    jwtKey: local.jwtKey,
    webhookSecret: local.webhookSecret,
    otherBackend,
  });
  return async () => {
    server.kill('SIGTERM');
    mint.close();
    await local.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A door to `signSessionToken` for tests, which run in other processes. */
async function startMint(local: LocalClerk): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://mint');
    const claims = JSON.parse(searchParams.get('claims') ?? '{}');
    response.end(await local.signSessionToken(searchParams.get('email') ?? '', claims));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
