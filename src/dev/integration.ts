/** `astro dev` without Clerk keys: starts the local Clerk beside the site and says who can sign in. */
import type { AstroIntegration } from 'astro';
import type { Theme } from '#src/theme/schema.ts';
import { connectLocalClerk, hasOwnKeys, localClerkHint } from './environment.ts';

export function localClerkIntegration(theme: Theme): AstroIntegration {
  let close: (() => Promise<void>) | undefined;
  return {
    name: 'gatepost:local-clerk',
    hooks: {
      'astro:server:start': async ({ address, logger }) => {
        const origin = `http://localhost:${address.port}`;
        process.env.SITE_URL ??= origin;
        if (hasOwnKeys(process.env)) return;
        const local = await connectLocalClerk(theme, origin);
        close = () => local.close();
        logger.info(`\n\n${localClerkHint()}\n`);
      },
      'astro:server:done': async () => close?.(),
    },
  };
}
