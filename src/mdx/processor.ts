/** The Markdown processor of the theme: Astro's own, which leaves a closed part out instead of only hiding it. */
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import type { MdastPluginDefinition } from 'satteri';
import { AuthorError, shownPath } from './author-error.ts';
import { checkModule } from './check-module.ts';
import { type CutBody, cutBody } from './cut-body.ts';
import type { ParseRule } from './draft.ts';
import { type ShownFromElsewhere, shownFromElsewhere } from './elsewhere.ts';
import { parseModule } from './javascript.ts';
import { rewriteModule } from './rewrite-module.ts';
import type { KeptBody } from './texts.ts';
import { replaceRoot, toTree } from './tree.ts';

type SatteriOptions = NonNullable<Parameters<typeof satteri>[0]>;
type Processor = ReturnType<typeof satteri>;

export interface GatedMarkdownOptions<R> extends SatteriOptions {
  /** Checks the rule of a gate, and gives what the site decides by; it has to survive JSON. */
  parseRule: ParseRule<R>;
  /** Takes the texts and the source of a body that is built, by the path of its file; without it the texts stay in the compiled module. */
  keepTexts?: (path: string, body: KeptBody<R>, source: string) => void;
  /**
   * Checks a file that a body names, by its path as written and the absolute path of the body's file.
   *
   * @returns what is wrong and how to mend it, if anything is
   */
  checkFile?: (src: string, file: string) => readonly [problem: string, mend: string] | undefined;
  /** Checks a host from which a body shows something, with the same answer. */
  checkHost?: (
    kind: ShownFromElsewhere['kind'],
    host: string,
  ) => readonly [problem: string, mend: string] | undefined;
}

/**
 * A processor for `markdown.processor` in astro.config.mjs, in which `<Paywall />` and `<Gate>` cut a body into parts.
 *
 * The compiled `Content` takes `openParts`, a set of part ids, and `components`; a part that is not in the set is neither
 * executed nor sent. What the parts are is read with `readParts` from the frontmatter that Astro's `render` returns.
 *
 * Two things are outside its reach: what a body imports or exports runs when the module loads (it is not sent), with the
 * styles and scripts of imported components on the page; and a plugin in `options` that copies text from one part into
 * another, such as a contents table, carries it out.
 */
export function gatedMarkdown<R>({
  parseRule,
  checkFile,
  checkHost,
  keepTexts,
  ...options
}: GatedMarkdownOptions<R>): Processor {
  const cuts = new WeakMap<object, CutBody<R>>();
  const partsPlugin: MdastPluginDefinition = {
    name: 'gatepost-parts',
    options: { position: true },
    before(root, context) {
      const { frontmatter } = context.data.astro as { frontmatter: Record<string, unknown> };
      const file = context.fileURL ? shownPath(fileURLToPath(context.fileURL)) : 'a body without a file';
      const tree = toTree(root);
      for (const { kind, host, line } of shownFromElsewhere(tree)) {
        const problem = checkHost?.(kind, host);
        if (problem) throw new AuthorError({ file, line }, ...problem);
      }
      const cut = cutBody(tree, file, context.source, parseRule);
      cuts.set(frontmatter, cut);
      frontmatter.gatepost = cut.parts;
      if (!keepTexts) frontmatter.gatepostTexts = cut.texts;
      replaceRoot(context, root, cut.tree);
    },
  };

  const processor = satteri({ ...options, mdastPlugins: [partsPlugin, ...(options.mdastPlugins ?? [])] });
  const createMdxRenderer = processor.createMdxRenderer?.bind(processor);
  if (!createMdxRenderer)
    throw new Error('This version of Astro cannot compile .mdx. Install the one in package.json.');
  return Object.assign(processor, {
    createRenderer: refuseMarkdown,
    async createMdxRenderer(...settings: Parameters<typeof createMdxRenderer>) {
      const renderer = await createMdxRenderer(...settings);
      return {
        async process(source: string, path: string, authored: Record<string, unknown>) {
          const frontmatter = { ...authored };
          const compiled = await renderer.process(source, path, frontmatter);
          const cut = cuts.get(frontmatter);
          if (!cut)
            throw new Error(`${shownPath(path)}: this body was not cut into parts, so it is not published.`);
          for (const { src } of cut.parts.media) {
            const problem = checkFile?.(src, path);
            const line = source.split('\n').findIndex((text) => text.includes(src)) + 1 || undefined;
            if (problem) throw new AuthorError({ file: shownPath(path), line }, ...problem);
          }
          const program = parseModule(compiled.code);
          checkModule(program, shownPath(path), cut.snippets);
          keepTexts?.(path, { parts: cut.parts.parts, texts: cut.texts }, source.trim());
          return { ...compiled, code: rewriteModule(compiled.code, program, cut.parts, cut.notes) };
        },
      };
    },
  });
}

/** In plain Markdown a mark is no element, and everything below it would be open. */
const refuseMarkdown: Processor['createRenderer'] = async () => ({
  async render(_content, options) {
    const file = options?.fileURL ? shownPath(fileURLToPath(options.fileURL)) : 'A Markdown text';
    throw new Error(`${file}: plain Markdown cannot be locked. Give the file the ending .mdx.`);
  },
});
