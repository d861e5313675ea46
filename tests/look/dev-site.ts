/** `astro dev` in a copy of the site, which a test may change while it runs. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, vi } from 'vitest';
import { freePort } from '../harness/site.ts';
import { stop } from '../harness/stop.ts';
import { copySite } from './variant.ts';

export interface DevSite {
  readonly folder: string;
  readonly origin: string;
  /** What the terminal shows so far. */
  readonly said: () => string;
  readonly close: () => Promise<void>;
}

/** @param prepare changes the copy before the server starts */
export async function developCopy(name: string, prepare = (_folder: string) => {}): Promise<DevSite> {
  const folder = resolve('.gatepost/variants', name);
  copySite(folder, {});
  prepare(folder);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { VITEST, NODE_ENV, ...env } = process.env;
  const server = spawn(join(folder, 'node_modules/.bin/astro'), ['dev', '--port', String(port)], {
    cwd: folder,
    env,
  });
  let said = '';
  server.stdout.on('data', (chunk) => (said += chunk));
  server.stderr.on('data', (chunk) => (said += chunk));
  const close = async () => {
    // What it still writes would stand in the way of the removal.
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await vi.waitFor(async () => expect((await fetch(origin)).status).toBe(200), {
      timeout: 180_000,
      interval: 500,
    });
  } catch (error) {
    await close();
    throw new Error(`astro dev does not answer:\n${said}`, { cause: error });
  }
  return { folder, origin, said: () => said, close };
}
