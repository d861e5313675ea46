/** The parts of a body without a build: for commands that read content as the site does, in a moment. */
import type { MdastPluginDefinition } from 'satteri';
import type { ParseRule } from './draft.ts';
import { type EntryParts, readParts } from './parts.ts';
import { gatedMarkdown } from './processor.ts';

/**
 * A reader that compiles a body exactly as the build does and keeps only what is known of its parts.
 *
 * @param parseRule checks the rule of a gate, as in `gatedMarkdown`
 * @returns a function of a body's source, with space where the frontmatter was, and of its file's absolute path; it throws
 *   the sentence that the build would end with
 */
export async function partsReader<R>(
  parseRule: ParseRule<R>,
): Promise<(source: string, file: string) => Promise<EntryParts<R>>> {
  let found: Record<string, unknown> | undefined;
  const listen: MdastPluginDefinition = {
    name: 'gatepost-listen',
    before(_root, context) {
      found = (context.data.astro as { frontmatter: Record<string, unknown> }).frontmatter;
    },
  };
  const processor = gatedMarkdown({ parseRule, mdastPlugins: [listen] });
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false, srcDir: new URL('../', import.meta.url) },
  );
  return async (source, file) => {
    found = undefined;
    await renderer?.process(source, file, {});
    return readParts<R>(found);
  };
}
