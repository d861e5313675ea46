/** What exists while developing only is not in a build: neither its code, nor its addresses, nor its cookie. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COOKIE, TRACE_PATH } from '#src/dev/view-as/pretence.ts';

/** Inside the project: a page that is prerendered runs the built server, which looks for packages around it. */
mkdirSync('.gatepost', { recursive: true });
const outDir = mkdtempSync(resolve('.gatepost/built-'));
const texts: [path: string, text: string][] = [];

beforeAll(() => {
  const { status, stderr } = spawnSync('astro', ['build', '--outDir', outDir], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  for (const file of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    texts.push([path, readFileSync(path, 'latin1')]);
  }
}, 120_000);

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

test.each([COOKIE, TRACE_PATH, 'view-as', 'View as', 'style-guide', 'Style guide', 'astro-dev-toolbar'])(
  'a build does not contain "%s"',
  (trace) => {
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(([, text]) => text.includes(trace)).map(([path]) => path)).toEqual([]);
  },
);
