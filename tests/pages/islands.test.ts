/** Which islands a page carries: the reader's corner everywhere, and the others only where something on the page can change. */
import { expect, test } from 'vitest';
import { type Persona, visit } from '../harness/session.ts';

const ISLAND = /<astro-island[^>]* component-url="\/_astro\/(\w+)\./g;
const PLAIN = ['ReaderMenu'];

const PAGES: [path: string, persona: Persona, islands: string[]][] = [
  ...['/', '/posts', '/tags', '/tags/orchard', '/authors', '/series', '/archive', '/about', '/search'].map(
    (path): [string, Persona, string[]] => [path, 'anonymous', PLAIN],
  ),
  ['/nowhere', 'anonymous', PLAIN],
  ['/posts/the-apple-room', 'anonymous', PLAIN],
  ['/posts/after-the-june-drop', 'anonymous', ['ReaderMenu', 'Wall']],
  ['/posts/after-the-june-drop', 'supporter', PLAIN],
  ['/posts/lock-one-section', 'anonymous', ['ReaderMenu', 'Unlock']],
  ['/pricing', 'anonymous', ['ClerkStatus', 'CurrentPlan', 'ReaderMenu']],
  ['/sign-in', 'anonymous', ['ClerkStatus', 'ReaderMenu']],
];

test.each(PAGES)('%s for %s carries %j', async (path, persona, islands) => {
  const html = await (await visit(path, persona)).text();
  expect([...html.matchAll(ISLAND)].map(([, name]) => name).sort()).toEqual([...islands].sort());
});
