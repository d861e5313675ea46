/** The open parts of a body as an HTML string, for outlets that carry HTML in something else. */
import mdxRenderer from '@astrojs/mdx/server.js';
import preactRenderer from '@astrojs/preact/server.js';
import { experimental_AstroContainer as Container } from 'astro/container';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { OpenedEntry } from '#src/library/index.ts';

/** `EntryBody.astro`, by which pages show a body too; it is handed in, since components lie above this room. */
export type BodyComponent = AstroComponentFactory;

export interface BodyRenderer {
  /** @returns HTML as a page would hold it, with relative addresses */
  render(entry: OpenedEntry): Promise<string>;
}

/**
 * A renderer for one request: a container keeps a route for all that it renders, so it must not live longer.
 *
 * @param locals of the request, for components that read them
 * @param origin of the site
 */
export async function bodyRenderer(
  Body: BodyComponent,
  locals: App.Locals,
  origin: string,
): Promise<BodyRenderer> {
  const container = await Container.create();
  container.addServerRenderer({ name: '@astrojs/mdx', renderer: mdxRenderer });
  container.addServerRenderer({ name: '@astrojs/preact', renderer: preactRenderer });
  container.addClientRenderer({ name: '@astrojs/preact', entrypoint: '@astrojs/preact/client.js' });
  return {
    render: (entry) =>
      container.renderToString(Body, {
        props: { entry },
        locals,
        // A request of its own: nothing that a component reads from it tells of the reader.
        request: new Request(new URL(entry.card.url, origin)),
      }),
  };
}
