/** The built site for `npm run test:clerk`: with the keys of the environment, and no local Clerk. */
import type { TestProject } from 'vitest/node';
import { freePort, startSite } from '../harness/site.ts';

export default async function setup(project: TestProject): Promise<() => void> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { SITE_URL: origin, PORT: String(port), HOST: '127.0.0.1', ALLOW_DEVELOPMENT_KEYS: '1' };
  const server = await startSite(env);
  project.provide('site', {
    origin,
    clerk: '',
    mint: '',
    siteOrgId: process.env.CLERK_SITE_ORG_ID ?? '',
    jwtKey: process.env.CLERK_JWT_KEY ?? '',
    webhookSecret: '',
    otherBackend: '',
    publishableKey: process.env.PUBLIC_CLERK_PUBLISHABLE_KEY ?? '',
    keys: { kid: '', privateKey: '', publicKey: '' },
  });
  return () => void server.kill('SIGTERM');
}
