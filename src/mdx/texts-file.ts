/** Writes the texts of all parts beside the built server, where search reads them without loading a single body. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type KeptBody, TEXTS_FILE } from './texts.ts';

/** A body of the file, under the path that Astro calls `filePath`: from the root of the project, with slashes. */
export interface FiledBody<R = unknown> extends KeptBody<R> {
  readonly file: string;
}

/** @returns `keepTexts` for the processor, and the integration that writes what it was given */
export function textsFile(): {
  keepTexts: (path: string, body: KeptBody) => void;
  integration: AstroIntegration;
} {
  const bodies = new Map<string, KeptBody>();
  let root = '';
  let serverFolder: URL | undefined;
  return {
    keepTexts: (path, body) => void bodies.set(path, body),
    integration: {
      name: 'gatepost:texts',
      hooks: {
        'astro:config:done': ({ config }) => {
          root = fileURLToPath(config.root);
          serverFolder = config.build.server;
        },
        // After the build, because Astro moves what is emitted during it to the public folder.
        'astro:build:done': async () => {
          if (serverFolder) await write(new URL(TEXTS_FILE, serverFolder), bodies, root);
        },
      },
    },
  };
}

async function write(file: URL, bodies: ReadonlyMap<string, KeptBody>, root: string): Promise<void> {
  const stream = createWriteStream(file);
  for (const [path, { parts, texts }] of bodies) {
    const filed: FiledBody = { file: relative(root, path).split(sep).join('/'), parts, texts };
    if (!stream.write(`${JSON.stringify(filed)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
