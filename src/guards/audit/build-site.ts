/** Builds the site for an audit, and learns from Astro which routes it has. */
import { build } from 'astro';

/** @returns the patterns of all routes, such as `/posts/[...id]` */
export async function buildSite(): Promise<string[]> {
  let patterns: string[] = [];
  await build({
    logLevel: 'error',
    integrations: [
      {
        name: 'gatepost:audit',
        hooks: {
          'astro:routes:resolved': ({ routes }) => {
            patterns = routes.map(({ pattern }) => pattern);
          },
        },
      },
    ],
  });
  return patterns;
}
