import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { BUNDLES } from '#src/dev/clerk/bundle-pins.ts';
import { ensureBundles, type LocalClerk } from '#src/dev/clerk/index.ts';
import { startForTest } from './browser.ts';

const SCRIPT = '// “quotes” that need a charset';
let cache: string;
let clerk: LocalClerk;

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'gatepost-bundles-'));
  for (const [name, { version }] of Object.entries(BUNDLES)) {
    mkdirSync(join(cache, `${name}-${version}`));
    writeFileSync(join(cache, `${name}-${version}`, 'entry.js'), SCRIPT);
  }
  writeFileSync(
    join(cache, `clerk-js-${BUNDLES['clerk-js'].version}`, 'stripe-vendors_x.js'),
    'loaded = true;',
  );
  clerk = await startForTest({ bundleCache: cache });
});
afterAll(async () => {
  await clerk.close();
  rmSync(cache, { recursive: true });
});
afterEach(() => vi.unstubAllEnvs());

const script = (path: string, encoding = 'identity') =>
  fetch(`${clerk.url}/npm/@clerk/${path}`, { headers: { 'accept-encoding': encoding } });

describe('scripts', () => {
  test.each(['clerk-js@6', 'ui@1', 'ui@latest'])(
    'of %s come from the pinned version, in UTF-8',
    async (spec) => {
      const response = await script(`${spec}/dist/entry.js`);
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(await response.text()).toBe(SCRIPT);
    },
  );

  test('of an exact version never have to be asked for again', async () => {
    const response = await script(`ui@${BUNDLES.ui.version}/dist/entry.js`);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect((await script('ui@1/dist/entry.js')).headers.get('cache-control')).not.toContain('immutable');
  });

  test('are compressed for whoever takes that', async () => {
    const response = await script('ui@1/dist/entry.js', 'gzip');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe(SCRIPT);
  });

  test.each(['ui@1/dist/none.js', 'other@1/dist/entry.js', 'ui@1/dist/..%2f..%2fsecret.js'])(
    'do not exist at %s',
    async (path) => {
      expect((await script(path)).status).toBe(404);
    },
  );

  test('that would load Stripe from the network find a stand-in that explains itself', async () => {
    const code = await (await script('clerk-js@6/dist/stripe-vendors_x.js')).text();
    const page: Record<string, unknown> = {
      setTimeout,
      document: { createElement: () => ({ style: {}, setAttribute() {} }) },
    };
    runInContext(code, createContext(page));
    expect(page.loaded).toBe(true);
    const stripe = (
      page.Stripe as () => { elements(): { create(type: string): { mount(target: object): void } } }
    )();
    const shown: { textContent?: string }[] = [];
    stripe
      .elements()
      .create('payment')
      .mount({ replaceChildren: (node: object) => shown.push(node) });
    expect(shown[0]?.textContent).toContain('A card cannot be entered here');
  });
});

describe('fetching the bundles', () => {
  test('says what to do when the registry cannot be reached', async () => {
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9');
    vi.stubEnv('npm_config_fetch_retries', '0');
    const empty = mkdtempSync(join(tmpdir(), 'gatepost-no-bundles-'));
    const lines: string[] = [];
    await expect(ensureBundles({ cache: empty, log: (line) => lines.push(line) })).rejects.toThrow(
      'could not fetch @clerk/clerk-js@6.34.1 from the npm registry, which it needs once. Connect to the network',
    );
    expect(lines).toEqual(["Fetching Clerk's browser bundles from the npm registry, once (7 MB)…"]);
    rmSync(empty, { recursive: true });
  });

  test('refuses a tarball that is not the pinned one', async () => {
    const tarball = gzipSync('not what was pinned');
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    const { version } = BUNDLES['clerk-js'];
    const registry = createServer((request, response) => {
      if (request.url?.endsWith('.tgz')) return response.end(tarball);
      const dist = { tarball: `http://${request.headers.host}/clerk-js.tgz`, integrity };
      const versions = { [version]: { name: '@clerk/clerk-js', version, dist } };
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify({ name: '@clerk/clerk-js', versions, 'dist-tags': {} }));
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    const empty = mkdtempSync(join(tmpdir(), 'gatepost-no-bundles-'));
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${(registry.address() as AddressInfo).port}`);
    vi.stubEnv('npm_config_cache', join(empty, 'npm'));
    await expect(ensureBundles({ cache: empty })).rejects.toThrow(/differs from the pinned one/);
    registry.close();
    rmSync(empty, { recursive: true });
  });
});
