/** `astro dev`: says which Clerk answers, and starts the local one beside the site when it is that. */
import type { AstroIntegration } from 'astro';
import type { Theme } from '#src/theme/schema.ts';
import { clerkMode, modeLine } from './clerk-mode.ts';
import { connectLocalClerk, localClerkHint } from './environment.ts';

export function localClerkIntegration(theme: Theme): AstroIntegration {
  let close: (() => Promise<void>) | undefined;
  return {
    name: 'gatepost:local-clerk',
    hooks: {
      'astro:server:start': async ({ address, logger }) => {
        const origin = `http://localhost:${address.port}`;
        process.env.SITE_URL ??= origin;
        const mode = clerkMode(process.env);
        logger.info(modeLine(mode));
        if (mode !== 'local') return;
        const local = await connectLocalClerk(theme, origin);
        close = () => local.close();
        logger.info(`\n\n${localClerkHint()}\n`);
      },
      'astro:server:done': async () => close?.(),
    },
  };
}
