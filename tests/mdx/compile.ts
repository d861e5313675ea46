/** Compiles bodies without rendering them: for what is decided at build. */
import { join } from 'node:path';
import { type EntryParts, readParts } from '#src/mdx/parts.ts';
import { gatedMarkdown } from '#src/mdx/processor.ts';
import type { KeptBody } from '#src/mdx/texts.ts';

const processor = gatedMarkdown({
  parseRule(access, { file, line }) {
    if (JSON.stringify(access)?.includes('suporter')) {
      throw new Error(`${file}:${line}: access names the plan "suporter".`);
    }
    return access;
  },
});

/**
 * @param body as an author writes it, frontmatter included
 * @returns the parts, their texts, and the compiled module
 */
export async function compile(
  body: string,
): Promise<{ code: string; parts: EntryParts; texts: KeptBody['texts'] }> {
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false, srcDir: new URL('../../src/', import.meta.url) },
  );
  const source = body.replace(/^---\n.*?\n---/s, (frontmatter) => frontmatter.replace(/\S/g, ' '));
  const result = await renderer?.process(source, join(process.cwd(), 'content/posts/tea.mdx'), {});
  const code = result?.code ?? '';
  const frontmatter = JSON.parse(/^export const frontmatter = (.*);$/m.exec(code)?.[1] ?? '{}');
  return { code, parts: readParts(frontmatter), texts: frontmatter.gatepostTexts };
}

/** What an author reads when a body does not compile. */
export async function mistakeIn(body: string): Promise<string> {
  try {
    await compile(body);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'It compiles.';
}

export { processor };
