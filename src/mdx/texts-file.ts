/** Writes what was gathered of all bodies beside the built server, where it is read without loading a single module: texts, sources, code. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bodiesPlugin } from './bodies-file.ts';
import { BODIES_FILE, BODIES_INDEX_FILE } from './filed-body.ts';
import { writeIndexed } from './indexed-file.ts';
import { type KeptBody, SOURCES_FILE, SOURCES_INDEX_FILE, TEXTS_FILE } from './texts.ts';

/** One body of the file, under the path that Astro calls `filePath`: from the root of the project, with slashes. */
export interface FiledBody<R = unknown> extends KeptBody<R> {
  readonly file: string;
}

/**
 * @param contentFolder absolute path of the folder with the entries
 * @returns `keepTexts` for the processor, and the integration that writes what it was given
 */
export function textsFile(contentFolder: string): {
  keepTexts: (path: string, body: KeptBody, source: string) => void;
  integration: AstroIntegration;
} {
  const kept = new Map<string, KeptBody & { readonly source: string }>();
  const bodies = new Map<string, string>();
  const isEntry = (path: string) => !relative(contentFolder, path).startsWith('..');
  let root = '';
  let folder: URL | undefined;
  return {
    keepTexts: (path, body, source) => void kept.set(path, { ...body, source }),
    integration: {
      name: 'gatepost:texts',
      hooks: {
        'astro:config:setup': ({ updateConfig }) => {
          updateConfig({ vite: { plugins: [bodiesPlugin(bodies, isEntry)] } });
        },
        'astro:config:done': ({ config }) => {
          root = fileURLToPath(config.root);
          folder = config.build.server;
        },
        // After the build, because Astro moves what is emitted during it to the public folder.
        'astro:build:done': async () => {
          if (!folder) return;
          const named = <T>(texts: ReadonlyMap<string, T>) =>
            [...texts].map(([path, text]) => [relative(root, path).split(sep).join('/'), text] as const);
          const inFolder = (name: string) => new URL(name, folder);
          const filed = named(kept);
          const sources = filed.map(([file, { source }]) => [file, source] as const);
          await writeTexts(filed, inFolder(TEXTS_FILE));
          await writeIndexed(sources, inFolder(SOURCES_FILE), inFolder(SOURCES_INDEX_FILE));
          await writeIndexed(named(bodies), inFolder(BODIES_FILE), inFolder(BODIES_INDEX_FILE));
        },
      },
    },
  };
}

async function writeTexts(bodies: readonly (readonly [file: string, body: KeptBody])[], url: URL) {
  const stream = createWriteStream(url);
  for (const [file, { parts, texts }] of bodies) {
    const filed: FiledBody = { file, parts, texts };
    if (!stream.write(`${JSON.stringify(filed)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
