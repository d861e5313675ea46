/** Reads the texts that the build laid beside the built server, line by line, and the sources, one at a time. */
import { createReadStream, existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { SOURCES_FILE, SOURCES_INDEX_FILE, type SourcesIndex, TEXTS_FILE } from '#src/mdx/texts.ts';
import type { FiledBody } from '#src/mdx/texts-file.ts';

/** How many folders the bundler may have put between the server's own folder and this module. */
const DEPTH = 4;

/** @throws when the build has no such file */
export async function* readFiledBodies<R>(): AsyncGenerator<FiledBody<R>> {
  const lines = createInterface({
    input: createReadStream(find(TEXTS_FILE)),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) if (line) yield JSON.parse(line) as FiledBody<R>;
}

let places: Promise<SourcesIndex> | undefined;

/**
 * A body as its author wrote it. Sources stay on the disk: few requests are for Markdown, and ten thousand articles would fill a
 * tenth of the server's memory.
 *
 * @param file as Astro's `filePath` names it
 * @throws when the build has no such file
 */
export async function readFiledSource(file: string): Promise<string> {
  places ??= readFile(find(SOURCES_INDEX_FILE), 'utf8').then((text) => JSON.parse(text));
  const [start, bytes] = (await places)[file] ?? missing(file);
  const sources = await open(find(SOURCES_FILE));
  try {
    const { buffer } = await sources.read(Buffer.alloc(bytes), 0, bytes, start);
    return buffer.toString();
  } finally {
    await sources.close();
  }
}

function find(name: string): URL {
  for (let depth = 0, folder = './'; depth < DEPTH; depth++, folder += '../') {
    const file = new URL(folder + name, import.meta.url);
    if (existsSync(file)) return file;
  }
  return missing(name);
}

function missing(what: string): never {
  throw new Error(
    `${what} is not beside the built server, so its text cannot be read. Run npm run build again, and deploy all of dist/server.`,
  );
}
