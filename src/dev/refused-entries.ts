/** Shows authors in the browser what is wrong with an entry: on the page that is open, and on every page until it is mended. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { refused } from '#src/library/refused.ts';

/** Where Astro stores entries while developing, half a second after they have changed. */
const STORE = '.astro/data-store.json';
/** When the store is read once more after a mend: a page that asks while it is written goes on with what it was, and Astro does not notice. */
const READ_AGAIN_MS = [1_000, 4_000];

export function refusedEntriesIntegration(): AstroIntegration {
  let stop = () => {};
  return {
    name: 'gatepost:refused-entries',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const { sentences, listeners } = refused();
        let shown = false;
        let unheard = false;
        /** Astro reads its store, and tells all pages to load again. One that is not there to be told is told when it comes. */
        const readAgain = () => {
          unheard = server.ws.clients.size === 0;
          server.watcher.emit('change', join(server.config.root, STORE));
        };
        const show = () => {
          if (sentences.size > 0) server.ws.send({ type: 'error', err: overlayOf(sentences) });
          // What is shown stays in the page until it is loaded again.
          else if (shown) for (const wait of READ_AGAIN_MS) setTimeout(readAgain, wait);
          shown = sentences.size > 0;
        };
        const greet = () => {
          if (sentences.size > 0) show();
          else if (unheard) readAgain();
        };
        server.ws.on('connection', greet);
        listeners.add(show);
        stop = () => listeners.delete(show);
      },
      'astro:server:done': () => stop(),
    },
  };
}

/** As Astro's overlay takes it, which shows the file around the line as well. */
function overlayOf(sentences: ReadonlyMap<string, string>) {
  const [[file = '', first = ''] = []] = sentences;
  const message = [...sentences.values()].join('\n\n');
  const loc = { file, line: lineOf(file, first), column: 1 };
  return { name: 'Frontmatter', title: 'An entry is left out until it is mended', message, stack: '', loc };
}

/** The line of the key that a sentence is about: the one that it begins with, or says does not exist. */
function lineOf(file: string, sentence: string): number {
  const [, said = ''] = /: (.*)/s.exec(sentence) ?? [];
  const key = /^has the key "([^"]+)"/.exec(said)?.[1] ?? /^\w+/.exec(said)?.[0] ?? '';
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.findIndex((line) => line.startsWith(`${key}:`)) + 1 || 1;
}
