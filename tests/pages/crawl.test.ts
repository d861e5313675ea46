/** Everything that an anonymous visitor can reach, followed link by link, and every file of the build's public folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { visit } from '../harness/session.ts';
import { SECRET_WORDS } from '../library/demo.ts';

const CLIENT = 'dist/client';
/** Anything in a document that looks like an address of this site: links, sources, islands' modules, JSON. */
const ADDRESSES =
  /(?:href|src|action|component-url|renderer-url|content)="([^"]+)"|["'(](\/[^"'()\s\\]+)["')]/g;

test('an anonymous visitor meets no word of a locked part', async () => {
  const { origin } = inject('site');
  const queue = [
    '/',
    '/posts',
    '/tags',
    '/sign-in',
    '/sign-up',
    '/pricing',
    '/nowhere',
    '/healthz',
    '/robots.txt',
    '/sitemap-index.xml',
    '/rss.xml',
  ];
  const seen = new Set(queue);
  const dead: string[] = [];
  for (const path of queue) {
    const response = await visit(path);
    expect(response.status, path).toBeLessThan(500);
    const text = `${JSON.stringify([...response.headers])}\n${await response.text()}`;
    for (const word of SECRET_WORDS) expect(text.includes(word), `${word} on ${path}`).toBe(false);
    if (response.status === 404 && seen.size > queue.length) dead.push(path);
    for (const next of addressesIn(text, origin + path)) {
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  expect(queue.length).toBeGreaterThan(60);
});

test('every link on the home page and in the posts leads somewhere', async () => {
  const { origin } = inject('site');
  const pages = [
    '/',
    '/posts',
    '/about',
    '/posts/write-your-first-post',
    '/posts/lock-one-section',
    '/authors/ada',
  ];
  const targets = new Set<string>();
  for (const page of pages) {
    const html = await (await visit(page)).text();
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"#?]*)/g))
      targets.add(new URL(href, origin).pathname);
  }
  const dead = [];
  for (const path of targets) if ((await visit(path)).status >= 400) dead.push(path);
  expect(dead).toEqual([]);
});

test('no file of the public folder holds a word of a locked part', () => {
  const files = readdirSync(CLIENT, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const { parentPath, name } of files) {
    const text = readFileSync(join(parentPath, name), 'latin1');
    for (const word of SECRET_WORDS) expect(text.includes(word), `${word} in ${name}`).toBe(false);
  }
});

function addressesIn(text: string, base: string): string[] {
  const found = [...text.matchAll(ADDRESSES)].map((match) =>
    (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&'),
  );
  return found.flatMap((address) => {
    const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
    return url && url.origin === new URL(base).origin && !url.pathname.startsWith('/__clerk')
      ? [url.pathname + url.search]
      : [];
  });
}
