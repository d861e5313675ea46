/** The log of the real process, read: what `npm start` writes while requests fail holds their ids, and nothing of anybody. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { connectLocalClerk, previewEnvironment } from '#src/dev/environment.ts';
import theme from '#theme';
import { copyBroken, THROWN } from '../harness/broken-site.ts';
import { cookiesFor } from '../harness/session.ts';
import { freePort, startSite } from '../harness/site.ts';
import { SECRET_WORDS } from '../library/demo.ts';

mkdirSync('.gatepost', { recursive: true });
const folder = resolve(mkdtempSync(join('.gatepost', 'log-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the log of a site that fails has the id of the page, and no token, cookie, address or text', async () => {
  for (const path of ['src', 'package.json', 'theme.config.ts', 'tsconfig.json'])
    cpSync(path, join(folder, path), { recursive: true });
  copyBroken(join(folder, 'dist'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const local = await connectLocalClerk(theme, origin, { stateFile: join(folder, 'clerk.json') });
  const site = await startSite(previewEnvironment(local, origin, port), folder);
  let log = '';
  for (const stream of [site.stdout, site.stderr]) {
    stream?.on('data', (chunk) => {
      log += chunk;
    });
  }

  const token = await local.signSessionToken('pro@example.test', { azp: origin });
  const expired = await local.signSessionToken('pro@example.test', {
    azp: origin,
    iat: 1e9,
    nbf: 1e9,
    exp: 1e9 + 60,
  });
  const headers = { cookie: `${cookiesFor(token)}; theme=hushhush`, authorization: `Bearer ${token}` };
  const ids: string[] = [];
  for (const path of ['/tags', `/tags?__clerk_handshake=${token}&q=hushhush`]) {
    const page = await (await fetch(origin + path, { headers })).text();
    const [, id = ''] = /<code>([\da-f]{12})<\/code>/.exec(page) ?? [];
    ids.push(id);
    expect(page).not.toMatch(/boom|Error:|\.mjs|at .*:\d+/);
  }
  // Everything else that may find its way into a log: good answers, refused tokens, what is no HTTP.
  await fetch(`${origin}/posts/what-a-bottle-costs`, { headers });
  await fetch(`${origin}/api/me`, { headers: { authorization: `Bearer ${token.slice(0, -9)}AAAAAAAAA` } });
  await fetch(`${origin}/api/me`, { headers: { authorization: `Bearer ${expired}` } });
  await fetch(`${origin}/__clerk/v1/client?__clerk_db_jwt=${token}`, { headers });
  await pause(300);
  site.kill('SIGTERM');
  await new Promise((ended) => site.once('close', ended));
  await local.close();

  for (const id of ids) expect(log).toContain(`[failure ${id}] GET /tags\n`);
  expect(ids.filter(Boolean)).toHaveLength(2);
  expect(log).toContain('boom for [e-mail] with [key]');
  expect(log).not.toContain(THROWN);
  expect(log).not.toMatch(/eyJ|hushhush|orchard\.example|sk_live_\w|__session=(?!\[)|example\.test/);
  for (const piece of token.split('.')) expect(log).not.toContain(piece);
  for (const word of SECRET_WORDS) expect(log).not.toContain(word);
}, 120_000);
