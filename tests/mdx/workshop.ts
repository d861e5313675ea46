/** Compiles and renders bodies as a site does: through Astro's own Vite plugins, with our processor, and its renderer. */
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { getViteConfig } from 'astro/config';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { type EntryParts, readParts } from '#src/mdx/parts.ts';
import { gatedMarkdown } from '#src/mdx/processor.ts';

type Rule = { access: unknown };

const ROOT = process.cwd();

export interface Rendered {
  html: string;
  /** What ran while rendering, in order: a body says so with `{ran('name')}` or `<Shout name="name" />`. */
  ran: string[];
}

export interface Compiled {
  code: string;
  parts: EntryParts<Rule>;
  /** `getHeadings()` as everybody may call it. */
  headings: unknown;
  render(openParts?: Iterable<string>): Promise<Rendered>;
  /** All parts open. */
  renderOpen(): Promise<Rendered>;
}

export interface Workshop {
  compile(body: string, options?: { closedGate?: boolean }): Promise<Compiled>;
  close(): Promise<void>;
}

/** Accepts every rule but the one that names the plan `unknown`. */
const parseRule = (access: unknown, { file, line }: { file: string; line: number }): Rule => {
  if (JSON.stringify(access).includes('unknown')) throw new Error(`${file}:${line}: unknown plan`);
  return { access };
};

/** @param optimize as in `mdx({ optimize })`, which turns static content into strings */
export async function openWorkshop({ optimize = false } = {}): Promise<Workshop> {
  const bodies = new Map<string, string>();
  const inMemory: Plugin = {
    name: 'bodies-in-memory',
    enforce: 'pre',
    resolveId: (id) => (bodies.has(id) ? id : undefined),
    load: (id) => bodies.get(id),
  };
  const configure = getViteConfig(
    {
      root: ROOT,
      plugins: [inMemory],
      appType: 'custom',
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
    },
    {
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      integrations: [mdx({ optimize })],
      markdown: { processor: gatedMarkdown({ parseRule }) },
    },
  );
  const server = await createServer({
    ...(await configure({ mode: 'development', command: 'serve' })),
    configFile: false,
  });
  return { compile: (body, options) => compile(server, bodies, body, options), close: () => server.close() };
}

async function compile(
  server: ViteDevServer,
  bodies: Map<string, string>,
  body: string,
  { closedGate = true } = {},
): Promise<Compiled> {
  const id = join(ROOT, `content/posts/case-${bodies.size + 1}.mdx`);
  const probe = join(ROOT, 'tests/mdx/probe.ts');
  bodies.set(id, body);
  const module = await server.ssrLoadModule(id);
  const { experimental_AstroContainer: Container } = await server.ssrLoadModule('astro/container');
  const { default: renderer } = await server.ssrLoadModule('@astrojs/mdx/server.js');
  const { calls } = await server.ssrLoadModule(probe);
  const { authorComponents } = await server.ssrLoadModule(join(ROOT, 'src/mdx/components/index.ts'));
  const { default: Shout } = await server.ssrLoadModule(join(ROOT, 'tests/mdx/Shout.astro'));
  const { ClosedGate, ...others } = authorComponents;
  const components = { ...others, Shout, ...(closedGate ? { ClosedGate } : {}) };
  const container = await Container.create();
  container.addServerRenderer({ name: 'astro:jsx', renderer });
  const parts = readParts<Rule>(module.frontmatter);

  const render = async (openParts?: Iterable<string>) => {
    calls.length = 0;
    const props = openParts ? { openParts: new Set(openParts), components } : { components };
    const html: string = await container.renderToString(module.Content, { props });
    // Astro's JSX renderer calls a body twice: once to see whether it is one.
    return { html: tidy(html), ran: [...new Set<string>(calls)] };
  };
  return {
    code: (await server.transformRequest(id, { ssr: true }))?.code ?? '',
    parts,
    headings: module.getHeadings(),
    render,
    renderOpen: () => render(parts.parts.map(({ id: part }) => part)),
  };
}

/** HTML without what Astro adds while developing, and without space between lines. */
function tidy(html: string): string {
  return html
    .replace(/ data-astro-source-(?:file|loc)="[^"]*"/g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
