/** `astro dev`: says which Clerk answers, starts the local one beside the site when it is that, and lets anybody be viewed as; and the style guide. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Theme } from '#src/theme/schema.ts';
import { clerkMode, modeLine } from './clerk-mode.ts';
import { connectLocalClerk, localClerkHint } from './environment.ts';
import { refusedEntriesIntegration } from './refused-entries.ts';
import { styleGuideIntegration } from './style-guide/index.ts';
import { viewAsIntegration } from './view-as/index.ts';
import { viewAs } from './view-as/route.ts';

const LINKS = fileURLToPath(new URL('./view-as/links.ts', import.meta.url));

/** @returns integrations that must be given to no build */
export function developmentIntegrations(theme: Theme): AstroIntegration[] {
  return [
    localClerkIntegration(theme),
    refusedEntriesIntegration(),
    styleGuideIntegration(),
    viewAsIntegration(),
  ];
}

/** Without Clerk keys, starts the local Clerk beside the site, says who can sign in, and lets the studio view as anybody. */
function localClerkIntegration(theme: Theme): AstroIntegration {
  let clerkUrl: string | undefined;
  let close: (() => Promise<void>) | undefined;
  return {
    name: 'gatepost:local-clerk',
    hooks: {
      'astro:config:setup': ({ injectScript }) => {
        if (clerkMode(process.env) === 'local') injectScript('page', `import ${JSON.stringify(LINKS)};`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(viewAs(() => clerkUrl));
      },
      'astro:server:start': async ({ address, logger }) => {
        const origin = `http://localhost:${address.port}`;
        process.env.SITE_URL ??= origin;
        const mode = clerkMode(process.env);
        logger.info(modeLine(mode));
        if (mode !== 'local') return;
        const local = await connectLocalClerk(theme, origin);
        clerkUrl = local.url;
        close = () => local.close();
        logger.info(`\n\n${localClerkHint(theme)}\n`);
      },
      'astro:server:done': async () => close?.(),
    },
  };
}
