/**
 * The source of a body. It stays on the disk: Astro's store is in memory and keeps frontmatter only, since few requests are for
 * Markdown, and ten thousand articles would fill a third of the server's memory.
 */
import { readFile } from 'node:fs/promises';
import { parseFrontmatter } from 'astro/markdown';
import { SOURCES_FILE, SOURCES_INDEX_FILE } from '#src/mdx/texts.ts';
import { missing } from './beside-server.ts';
import type { Gated } from './entries.ts';
import { indexedTexts } from './indexed-text.ts';

const readSource = indexedTexts(SOURCES_FILE, SOURCES_INDEX_FILE);

/**
 * @returns the body as its author wrote it, trimmed, whoever may read it: only `openEntry` asks, and cuts it
 * @throws when the build has no such file
 */
export async function sourceOf({ filePath = '' }: Gated): Promise<string> {
  if (import.meta.env.DEVELOPING) {
    const written = await readFile(filePath, 'utf8');
    return parseFrontmatter(written, { frontmatter: 'empty-with-spaces' }).content.trim();
  }
  return (await readSource(filePath)) ?? missing(filePath);
}
