/** Serves clerk-js and Clerk's UI to the browser, whatever version the SDK asks for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Hono } from 'hono';
import { type BundleOptions, bundleFolder, ensureBundles } from './bundle-download.ts';
import { BUNDLES, type BundleName } from './bundle-pins.ts';
import { cardFormScript, loadsStripe } from './card-form.ts';

const compress = promisify(gzip);

interface Script {
  plain: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer>;
}

/** Routes for `/npm/@clerk/clerk-js@6/dist/clerk.browser.js` and its like; each file is read and compressed once. */
export function scriptRoutes(options: BundleOptions): Hono {
  const kept = new Map<string, Promise<Script>>();

  async function load(name: BundleName, file: string): Promise<Script> {
    await ensureBundles(options);
    const script = await readFile(join(bundleFolder(name, options.cache), file));
    const plain = new Uint8Array(
      loadsStripe(file) ? Buffer.concat([Buffer.from(cardFormScript()), script]) : script,
    );
    return { plain, gzipped: new Uint8Array(await compress(plain)) };
  }

  return new Hono().get('/npm/@clerk/:spec/dist/:file{[\\w.-]+\\.js}', async (c) => {
    const [name = '', version] = c.req.param('spec').split('@');
    if (!isBundle(name)) return c.notFound();
    const file = c.req.param('file');
    const key = `${name}/${file}`;
    const loading = kept.get(key) ?? load(name, file);
    kept.set(key, loading);
    let script: Script;
    try {
      script = await loading;
    } catch (error) {
      kept.delete(key);
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return c.notFound();
      const message = error instanceof Error ? error.message : String(error);
      options.log?.(message);
      return c.text(message, 502);
    }
    const exact = version === BUNDLES[name].version;
    const zipped = c.req.header('accept-encoding')?.includes('gzip') ?? false;
    return c.body(zipped ? script.gzipped : script.plain, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': exact ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
      vary: 'accept-encoding',
      ...(zipped && { 'content-encoding': 'gzip' }),
    });
  });
}

function isBundle(name: string): name is BundleName {
  return name in BUNDLES;
}
