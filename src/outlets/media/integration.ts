/** Media inside Astro: a build takes the files beside entries along in `dist/media`, outside the public folder, and tells the site where they are. */
import { constants } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { Plugin } from 'vite';
import { withoutTraces } from '#src/library/files/camera-traces.ts';
import { contentFolder } from '#src/library/files/content-folder.ts';
import { endingOf } from '#src/library/files/file-types.ts';
import { scanFiles } from '#src/library/files/scan-files.ts';

const MODULE_ID = 'virtual:gatepost/media';
/** In the server's code, until it is known how deep in its folder the code ends up. */
const SERVER_FOLDER = '__GATEPOST_SERVER_FOLDER__';
/** Files after which a build says how far it is. */
const PROGRESS_STEP = 100;

export function mediaIntegration(): AstroIntegration {
  let config: AstroConfig;
  return {
    name: 'gatepost:media',
    hooks: {
      'astro:config:setup': ({ command, config: { root }, updateConfig }) => {
        updateConfig({
          image: {
            endpoint: {
              route: '/_image',
              entrypoint: fileURLToPath(new URL('no-image-endpoint.ts', import.meta.url)),
            },
          },
          vite: { plugins: [mediaModule(command === 'build' ? undefined : root)] },
        });
      },
      'astro:config:done': (done) => {
        config = done.config;
      },
      'astro:build:done': ({ logger }) => copyFiles(new URL('media/', config.outDir), logger),
    },
  };
}

/** Files are named by their content, so that no name of an author's reaches the disk, and no two collide. */
async function copyFiles(folder: URL, logger: AstroIntegrationLogger): Promise<void> {
  const root = contentFolder();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let [count, bytes] = [0, 0];
  for await (const file of scanFiles(root)) {
    const target = new URL(file.hash + endingOf(file.path), folder);
    const source = `${root}/${file.path}`;
    if (file.traced) await writeFile(target, await withoutTraces(source));
    else await copyFile(source, target, constants.COPYFILE_FICLONE);
    count += 1;
    bytes += file.bytes;
    if (count % PROGRESS_STEP === 0) logger.info(`${count} files beside entries …`);
  }
  logger.info(`${count} files beside entries (${(bytes / 1e6).toFixed(1)} MB) in ${fileURLToPath(folder)}`);
}

/** @param root of the project while developing; a build speaks of its own folder instead */
function mediaModule(root: URL | undefined): Plugin {
  const lines = root
    ? [
        'export const namedByContent = false;',
        `export const filesFolder = new URL(${JSON.stringify(`${pathToFileURL(contentFolder())}/`)});`,
        `export const variantsFolder = new URL(${JSON.stringify(new URL('.gatepost/pictures/', root).href)});`,
      ]
    : [
        'export const namedByContent = true;',
        `const server = new URL('${SERVER_FOLDER}', \`\${import.meta.url}\`);`,
        "export const filesFolder = new URL('../media/', server);",
        "export const variantsFolder = new URL('../media/pictures/', server);",
      ];
  return {
    name: 'gatepost:media',
    resolveId: (id) => (id === MODULE_ID ? `\0${MODULE_ID}` : undefined),
    load: (id) => (id === `\0${MODULE_ID}` ? lines.join('\n') : undefined),
    renderChunk(code, { fileName }) {
      if (!code.includes(SERVER_FOLDER)) return null;
      const up = '../'.repeat(fileName.split('/').length - 1) || './';
      return { code: code.replaceAll(SERVER_FOLDER, up), map: null };
    },
  };
}
