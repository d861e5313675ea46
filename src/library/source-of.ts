/** The source of a body: Astro's store, which is in memory, keeps frontmatter only. */
import { readFile } from 'node:fs/promises';
import { parseFrontmatter } from 'astro/markdown';
import type { Gated } from './entries.ts';
import { readFiledSource } from './text-file.ts';

/** @returns the body as its author wrote it, trimmed, whoever may read it: only `openEntry` asks, and cuts it */
export async function sourceOf({ filePath = '' }: Gated): Promise<string> {
  if (!import.meta.env.DEVELOPING) return readFiledSource(filePath);
  const written = await readFile(filePath, 'utf8');
  return parseFrontmatter(written, { frontmatter: 'empty-with-spaces' }).content.trim();
}
