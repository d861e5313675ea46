/** Writes the texts and sources of all parts beside the built server, where they are read without loading a single body. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type KeptBody, SOURCES_FILE, SOURCES_INDEX_FILE, type SourcesIndex, TEXTS_FILE } from './texts.ts';

/** A body of the file, under the path that Astro calls `filePath`: from the root of the project, with slashes. */
export interface FiledBody<R = unknown> extends KeptBody<R> {
  readonly file: string;
}

/** @returns `keepTexts` for the processor, and the integration that writes what it was given */
export function textsFile(): {
  keepTexts: (path: string, body: KeptBody, source: string) => void;
  integration: AstroIntegration;
} {
  const bodies: Bodies = new Map();
  let root = '';
  let serverFolder: URL | undefined;
  return {
    keepTexts: (path, body, source) => void bodies.set(path, { ...body, source }),
    integration: {
      name: 'gatepost:texts',
      hooks: {
        'astro:config:done': ({ config }) => {
          root = fileURLToPath(config.root);
          serverFolder = config.build.server;
        },
        // After the build, because Astro moves what is emitted during it to the public folder.
        'astro:build:done': async () => {
          if (!serverFolder) return;
          const file = (path: string) => relative(root, path).split(sep).join('/');
          await writeTexts(serverFolder, bodies, file);
          await writeSources(serverFolder, bodies, file);
        },
      },
    },
  };
}

type Bodies = Map<string, KeptBody & { readonly source: string }>;

async function writeTexts(folder: URL, bodies: Bodies, file: (path: string) => string): Promise<void> {
  const stream = createWriteStream(new URL(TEXTS_FILE, folder));
  for (const [path, { parts, texts }] of bodies) {
    const filed: FiledBody = { file: file(path), parts, texts };
    if (!stream.write(`${JSON.stringify(filed)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

async function writeSources(folder: URL, bodies: Bodies, file: (path: string) => string): Promise<void> {
  const index: Record<string, SourcesIndex[string]> = {};
  const stream = createWriteStream(new URL(SOURCES_FILE, folder));
  let start = 0;
  for (const [path, { source }] of bodies) {
    const bytes = Buffer.from(source);
    index[file(path)] = [start, bytes.length];
    start += bytes.length;
    if (!stream.write(bytes)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  await writeFile(new URL(SOURCES_INDEX_FILE, folder), JSON.stringify(index));
}
