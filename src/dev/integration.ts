/** What `astro dev` adds to the site: the local Clerk when there are no keys, the style guide, and "View as". */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Theme } from '#src/theme/schema.ts';
import { connectLocalClerk, hasOwnKeys, localClerkHint } from './environment.ts';
import { styleGuideIntegration } from './style-guide/index.ts';
import { viewAsIntegration } from './view-as/index.ts';
import { viewAs } from './view-as/route.ts';

const LINKS = fileURLToPath(new URL('./view-as/links.ts', import.meta.url));

/** @returns integrations that must be given to no build */
export function developmentIntegrations(theme: Theme): AstroIntegration[] {
  return [localClerkIntegration(theme), styleGuideIntegration(), viewAsIntegration()];
}

/** Without Clerk keys, starts the local Clerk beside the site, says who can sign in, and lets the studio view as anybody. */
function localClerkIntegration(theme: Theme): AstroIntegration {
  let clerkUrl: string | undefined;
  let close: (() => Promise<void>) | undefined;
  return {
    name: 'gatepost:local-clerk',
    hooks: {
      'astro:config:setup': ({ injectScript }) => {
        if (!hasOwnKeys(process.env)) injectScript('page', `import ${JSON.stringify(LINKS)};`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(viewAs(() => clerkUrl));
      },
      'astro:server:start': async ({ address, logger }) => {
        const origin = `http://localhost:${address.port}`;
        process.env.SITE_URL ??= origin;
        if (hasOwnKeys(process.env)) return;
        const local = await connectLocalClerk(theme, origin);
        clerkUrl = local.url;
        close = () => local.close();
        logger.info(`\n\n${localClerkHint()}\n`);
      },
      'astro:server:done': async () => close?.(),
    },
  };
}
