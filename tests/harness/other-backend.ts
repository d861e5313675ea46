/** The service of docs/other-backend.ts, started as it stands, at the address that the site lets its pages talk to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { inject } from 'vitest';

export async function startOtherBackend(): Promise<ChildProcess> {
  const { origin, jwtKey, otherBackend } = inject('site');
  const service = spawn(process.execPath, ['docs/other-backend.ts'], {
    env: { ...process.env, CLERK_JWT_KEY: jwtKey, SITE_URL: origin, PORT: new URL(otherBackend).port },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(service.stdout, 'data');
  return service;
}
