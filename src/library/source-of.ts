/**
 * The source of a body. It stays on the disk: Astro's store is in memory and keeps frontmatter only, since few requests are for
 * Markdown, and ten thousand articles would fill a third of the server's memory.
 */
import { open, readFile } from 'node:fs/promises';
import { parseFrontmatter } from 'astro/markdown';
import { SOURCES_FILE, SOURCES_INDEX_FILE, type SourcesIndex } from '#src/mdx/texts.ts';
import { besideServer, missing } from './beside-server.ts';
import type { Gated } from './entries.ts';

let places: Promise<SourcesIndex> | undefined;

/**
 * @returns the body as its author wrote it, trimmed, whoever may read it: only `openEntry` asks, and cuts it
 * @throws when the build has no such file
 */
export async function sourceOf({ filePath = '' }: Gated): Promise<string> {
  if (import.meta.env.DEVELOPING) {
    const written = await readFile(filePath, 'utf8');
    return parseFrontmatter(written, { frontmatter: 'empty-with-spaces' }).content.trim();
  }
  places ??= readFile(besideServer(SOURCES_INDEX_FILE), 'utf8').then((text) => JSON.parse(text));
  const [start, bytes] = (await places)[filePath] ?? missing(filePath);
  const sources = await open(besideServer(SOURCES_FILE));
  try {
    const { buffer } = await sources.read(Buffer.alloc(bytes), 0, bytes, start);
    return buffer.toString();
  } finally {
    await sources.close();
  }
}
