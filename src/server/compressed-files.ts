/** After a build, each public file of text lies there compressed as well, as small as it gets: the server sends what is there. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';

const TEXT = /\.(?:css|html|js|json|mjs|svg|txt|xml)$/;
/** Shorter files gain nothing. */
const LEAST_BYTES = 1024;

export function compressedFilesIntegration(): AstroIntegration {
  return {
    name: 'gatepost:compressed-files',
    hooks: { 'astro:build:done': ({ dir }) => compressAll(fileURLToPath(dir)) },
  };
}

async function compressAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name));
  await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const bytes = await readFile(path);
      if (bytes.length < LEAST_BYTES) return;
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
    }),
  );
}
