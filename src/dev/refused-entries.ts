/** Shows authors in the browser what is wrong with an entry: on the page that is open, and on every page until it is mended. */
import { existsSync, readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { refused } from '#src/library/refused.ts';

/** Astro stores entries half a second after they have changed. A page that is being loaded at that moment is loaded once more: at the
 * second time, or as soon as it is there to be told. */
const STORED_MS = [1_000, 4_000];

export function refusedEntriesIntegration(): AstroIntegration {
  let stop = () => {};
  return {
    name: 'gatepost:refused-entries',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const { sentences, listeners } = refused();
        let shown = false;
        let unheard = false;
        const reload = () => {
          unheard = server.ws.clients.size === 0;
          server.ws.send({ type: 'full-reload' });
        };
        const show = () => {
          if (sentences.size > 0) server.ws.send({ type: 'error', err: overlayOf(sentences) });
          // What is shown stays in the page until it is loaded again.
          else if (shown) for (const wait of STORED_MS) setTimeout(reload, wait);
          shown = sentences.size > 0;
        };
        const greet = () => {
          if (sentences.size > 0) show();
          else if (unheard) reload();
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
