/**
 * A copy of the site with another look or other keys, built and served on loopback. The copy has a theme.config.ts of its own that changes
 * the creator's, so that no switch for it exists in the site itself.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
 * Builds and serves the site with other keys in `look`.
 *
 * @param name of the folder under .gatepost/variants, which is made anew
 * @param look laid over the `look` of theme.config.ts
 * @throws with what `astro build` said when it fails
 */
export async function serveVariant(name: string, look: object): Promise<Variant> {
  return serveBuilt(await buildVariant(name, { look }));
}

/** Serves what {@link buildVariant} has built. */
export async function serveBuilt(folder: string): Promise<Variant> {
  const port = await freePort();
  const server = spawn(process.execPath, ['src/dev/preview.ts'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await hasStarted(server);
  return { origin: `http://localhost:${port}`, close: () => server.kill('SIGTERM') };
}

/**
 * Builds the site with other keys.
 *
 * @param changes keys of theme.config.ts, each laid over what the creator's says under that key
 * @param contentFolder taken instead of the demo's
 * @returns the folder of the copy
 * @throws with what `astro build` said when it fails
 */
export async function buildVariant(
  name: string,
  changes: Record<string, unknown>,
  contentFolder?: string,
): Promise<string> {
  const folder = resolve('.gatepost/variants', name);
  copySite(folder, changes);
  // A test runner says that nothing is production; a build of it would carry what helps to develop.
  const { VITEST, NODE_ENV, MODE, ...env } = process.env;
  await run('astro', ['build'], {
    cwd: folder,
    maxBuffer: 50_000_000,
    env: { ...env, ...(contentFolder && { CONTENT_DIR: contentFolder }) },
  });
  return folder;
}

/** Copies what a build needs, with other keys. */
export function copySite(folder: string, changes: Record<string, unknown>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of COPIED) cpSync(part, join(folder, part), { recursive: true });
  cpSync('theme.config.ts', join(folder, 'theme.creator.ts'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  // `astro dev` serves nothing from outside of a site, and the packages lie outside of the copy.
  const config = join(folder, 'astro.config.mjs');
  const allowed = `  vite: {\n    server: { fs: { allow: [${JSON.stringify(resolve('.'))}] } },\n`;
  writeFileSync(config, readFileSync(config, 'utf8').replace('  vite: {\n', allowed));
  writeFileSync(
    join(folder, 'theme.config.ts'),
    `import { defineTheme } from '#src/theme/define.ts';
import creators from './theme.creator.ts';

const changes: Record<string, unknown> = ${JSON.stringify(changes)};
const input: Record<string, unknown> = { ...creators.input };
const isGroup = (value: unknown) => typeof value === 'object' && !Array.isArray(value);
for (const [key, value] of Object.entries(changes))
  input[key] = isGroup(value) ? { ...(input[key] as object), ...(value as object) } : value;
export default defineTheme(input as never) as typeof creators;
`,
  );
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
