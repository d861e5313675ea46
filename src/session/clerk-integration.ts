/** Clerk's Astro integration without its injected scripts: they load Clerk on every page and hold back islands until it is there. */
import { readFileSync } from 'node:fs';
import clerk from '@clerk/astro';
import type { AstroIntegration } from 'astro';
import { SIGN_IN, SIGN_UP } from '#src/theme/account-paths.ts';

/** Variables that a build must not see: the SDK would copy them into the server bundle. */
const SECRETS = [
  'CLERK_SECRET_KEY',
  'CLERK_MACHINE_SECRET_KEY',
  'CLERK_JWT_KEY',
  'CLERK_WEBHOOK_SIGNING_SECRET',
];

const CLERK_COMPONENT = /[\\/]@clerk[\\/]astro[\\/]components[\\/][^?]+\.astro$/;

const OPTIONS_ID = 'virtual:gatepost/clerk-options';

/**
 * @param options what clerk-js is started with in the browser; must be JSON
 * @see src/islands/clerk.ts, which loads Clerk when there is a session or a component of Clerk's on the page
 */
export function clerkIntegration(options: Record<string, unknown>): AstroIntegration {
  const sdk = clerk({ signInUrl: SIGN_IN, signUpUrl: SIGN_UP, enableEnvSchema: false });
  const setup = sdk.hooks['astro:config:setup'];
  return {
    name: 'gatepost:clerk',
    hooks: {
      ...sdk.hooks,
      'astro:config:setup': async (context) => {
        await setup?.({ ...context, injectScript: () => {} });
        const plugins = [
          nonceForInlineScripts(),
          optionsModule({ signInUrl: SIGN_IN, signUpUrl: SIGN_UP, ...options }),
        ];
        context.updateConfig({ vite: { plugins } });
        if (context.command === 'build') forgetSecrets(context.updateConfig);
      },
    },
  };
}

/** Clerk's components write inline scripts that differ each time; here they get the nonce of the answer, and only they. */
function nonceForInlineScripts() {
  return {
    name: 'gatepost:clerk-nonce',
    enforce: 'pre' as const,
    load: (id: string) =>
      CLERK_COMPONENT.test(id)
        ? readFileSync(id, 'utf8').replaceAll(
            '<script is:inline ',
            '<script is:inline nonce={Astro.locals.nonce} ',
          )
        : undefined,
  };
}

function optionsModule(options: Record<string, unknown>) {
  return {
    name: 'gatepost:clerk-options',
    resolveId: (id: string) => (id === OPTIONS_ID ? `\0${OPTIONS_ID}` : undefined),
    load: (id: string) =>
      id === `\0${OPTIONS_ID}` ? `export default ${JSON.stringify(options)};` : undefined,
  };
}

/** A build reads no `.env` file and sees no secret; both belong to the running server. */
function forgetSecrets(updateConfig: (config: { vite: { envDir: false } }) => unknown): void {
  for (const name of SECRETS) delete process.env[name];
  updateConfig({ vite: { envDir: false } });
}
