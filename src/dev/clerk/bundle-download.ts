/** Fetches Clerk's browser bundles from the npm registry, once, without their dependencies. */
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { BUNDLES, type BundleName } from './bundle-pins.ts';

const run = promisify(execFile);

export interface BundleOptions {
  /** where the bundles are kept; `node_modules/.cache/gatepost/clerk` of the working directory unless told */
  cache?: string | undefined;
  /** hears that something slow is about to happen */
  log?: ((line: string) => void) | undefined;
}

const underWay = new Map<string, Promise<void>>();

/** The folder with the scripts of one bundle; it exists after `ensureBundles`. */
export function bundleFolder(name: BundleName, cache?: string): string {
  return resolve(cache ?? 'node_modules/.cache/gatepost/clerk', `${name}-${BUNDLES[name].version}`);
}

/**
 * Makes sure that both bundles are in the cache.
 * @throws when they are not and the registry cannot be reached, or hands out something else than what is pinned
 */
export async function ensureBundles(options: BundleOptions = {}): Promise<void> {
  const absent = (Object.keys(BUNDLES) as BundleName[]).filter(
    (name) => !existsSync(bundleFolder(name, options.cache)),
  );
  if (absent.length === 0) return;
  const key = bundleFolder('ui', options.cache);
  const started = underWay.get(key) ?? download(absent, options).finally(() => underWay.delete(key));
  underWay.set(key, started);
  await started;
}

async function download(names: BundleName[], options: BundleOptions): Promise<void> {
  options.log?.("Fetching Clerk's browser bundles from the npm registry, once (7 MB)…");
  const workshop = await mkdtemp(join(tmpdir(), 'gatepost-clerk-'));
  try {
    for (const name of names)
      await unpack(name, await pack(name, workshop), bundleFolder(name, options.cache));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Downloads a tarball and checks that it is the pinned one. Returns its path. */
async function pack(name: BundleName, folder: string): Promise<string> {
  const { version, integrity } = BUNDLES[name];
  const spec = `@clerk/${name}@${version}`;
  // Without a network npm would wait more than a minute before it says so.
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const flags = ['pack', spec, '--ignore-scripts', '--silent', ...patience, '--pack-destination', folder];
  try {
    await npm(flags, folder);
  } catch (error) {
    throw new Error(
      `The local Clerk could not fetch ${spec} from the npm registry, which it needs once. ` +
        'Connect to the network and try again; afterwards everything works offline.',
      { cause: error },
    );
  }
  const tarball = join(folder, `clerk-${name}-${version}.tgz`);
  const found = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (found !== integrity)
    throw new Error(
      `The npm registry sent a ${spec} that differs from the pinned one (${found} instead of ${integrity}), ` +
        'so the local Clerk does not use it. Check which registry npm is set to.',
    );
  return tarball;
}

/** Puts the scripts of a tarball into a folder that appears whole or not at all. */
async function unpack(name: BundleName, tarball: string, folder: string): Promise<void> {
  const inside = dirname(tarball);
  await run('tar', ['-xzf', tarball, '-C', inside]).catch((error: unknown) => {
    throw new Error(`The local Clerk could not unpack @clerk/${name}: it needs the command "tar".`, {
      cause: error,
    });
  });
  const scripts = join(inside, 'package', 'dist');
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true });
  for (const file of await readdir(scripts))
    if (file.endsWith('.js')) await cp(join(scripts, file), join(draft, file));
  await rm(join(inside, 'package'), { recursive: true });
  await rename(draft, folder).catch(async (error: unknown) => {
    // Another process was faster: its folder is as good as ours.
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
}

/** Runs npm from wherever it is: as the npm that started this process, or from the path. */
function npm(flags: string[], cwd: string) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) return run(process.execPath, [script, ...flags], { cwd });
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', flags, { cwd, shell: windows });
}
