/**
 * A copy of the site with another theme, built and served on loopback. The copy has a theme.config.ts of its own that changes
 * the creator's, so that no switch for it exists in the site itself.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../harness/site.ts';

const COPIED = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];
const STARTED = /is served on/;
const run = promisify(execFile);

export interface Variant {
  readonly origin: string;
  readonly close: () => void;
}

/**
 * Builds and serves the site with other keys in its theme.
 *
 * @param name of the folder under .gatepost/variants, which is made anew
 * @param keys laid over those of theme.config.ts; those of `look` and `plans` one by one
 * @param contentFolder taken instead of the demo's
 * @throws with what `astro build` said when it fails
 */
export async function serveVariant(name: string, keys: object, contentFolder?: string): Promise<Variant> {
  const folder = copySite(name, keys);
  const content = contentFolder && { CONTENT_DIR: contentFolder };
  await run('astro', ['build'], {
    cwd: folder,
    maxBuffer: 50_000_000,
    env: { ...process.env, ...content },
  });
  const port = await freePort();
  const server = spawn(process.execPath, ['src/dev/preview.ts'], {
    cwd: folder,
    env: { ...process.env, ...content, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await hasStarted(server);
  return { origin: `http://localhost:${port}`, close: () => server.kill('SIGTERM') };
}

/** @returns the folder of the copy, in which commands of the site can be run */
export function copySite(name: string, keys: object): string {
  const folder = resolve('.gatepost/variants', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of COPIED) cpSync(part, join(folder, part), { recursive: true });
  cpSync('theme.config.ts', join(folder, 'theme.creator.ts'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  writeFileSync(
    join(folder, 'theme.config.ts'),
    `import { defineTheme } from '#src/theme/define.ts';
import creators from './theme.creator.ts';

const { input } = creators;
const keys = ${JSON.stringify(keys)};
export default defineTheme({ ...input, ...keys, look: { ...input.look, ...keys.look }, plans: { ...input.plans, ...keys.plans } });
`,
  );
  return folder;
}

function hasStarted(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk;
      if (STARTED.test(said)) resolve();
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => reject(new Error(`The variant ended with ${code}:\n${said}`)));
  });
}
