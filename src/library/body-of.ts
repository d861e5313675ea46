/**
 * The compiled body of an entry. Node keeps every module for good, and ten thousand of them are most of a gigabyte: bodies lie in a
 * file beside the server, and the few that were shown last are kept. One whose author imports something is a module, as Astro has it.
 */

import { render } from 'astro:content';
import { compileFunction } from 'node:vm';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
// @ts-expect-error Every compiled body imports it, and Astro's types do not name it.
import { __astro_tag_component__ } from 'astro/runtime/server/index.js';
import { LRUCache } from 'lru-cache';
import { BODIES_FILE, BODIES_INDEX_FILE, type BODY_IMPORTS, IMPORTS_PARAMETER } from '#src/mdx/filed-body.ts';
import { partsOf } from '#src/mdx/runtime.ts';
import type { Gated } from './entries.ts';
import { indexedTexts } from './indexed-text.ts';

type Rendered = Awaited<ReturnType<typeof render>>;

export interface Body {
  readonly Content: Rendered['Content'];
  readonly frontmatter: Record<string, unknown>;
}

type Imports = {
  [Module in keyof typeof BODY_IMPORTS]: Record<(typeof BODY_IMPORTS)[Module][number], unknown>;
};

const IMPORTS: Imports = {
  'astro/jsx-runtime': { Fragment, jsx, jsxs },
  'astro/runtime/server/index.js': { __astro_tag_component__ },
  runtime: { partsOf },
};

/** All code that is kept, in characters: some hundred articles. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

const shown = new LRUCache<string, Body>({ maxSize: MOST_CHARACTERS });
const readBody = indexedTexts(BODIES_FILE, BODIES_INDEX_FILE);

/** @returns the compiled body, whoever may read it: only `openEntry` asks, which renders its open parts, and `openFile`, which reads what they show */
export async function bodyOf(entry: Gated): Promise<Body> {
  if (!import.meta.env.DEVELOPING) {
    const filed = await filedBody(entry);
    if (filed) return filed;
  }
  const { Content, remarkPluginFrontmatter: frontmatter } = await render(entry);
  return { Content, frontmatter };
}

async function filedBody({ filePath = '' }: Gated): Promise<Body | undefined> {
  const kept = shown.get(filePath);
  if (kept) return kept;
  const code = await readBody(filePath);
  if (code === undefined) return undefined;
  const body: Body = compileFunction(code, [IMPORTS_PARAMETER], { filename: filePath })(IMPORTS);
  shown.set(filePath, body, { size: code.length });
  return body;
}
