/** Which Clerk a site on this machine talks to: chosen by the environment, and said at start. */
import { suggestion } from '#src/access/suggest.ts';

/** The local one, one that Clerk makes on the spot and that can be claimed later, or the creator's own. */
export type ClerkMode = 'local' | 'keyless' | 'keys';

const CHOICES = ['local', 'keyless', 'keys'] as const;

/** Whether the creator has connected a Clerk application. */
export function hasOwnKeys(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.PUBLIC_CLERK_PUBLISHABLE_KEY || env.CLERK_SECRET_KEY);
}

/**
 * `GATEPOST_CLERK` decides; without it, keys do.
 *
 * @throws when it names no mode, or one that the environment cannot have
 */
export function clerkMode(env: NodeJS.ProcessEnv): ClerkMode {
  const wanted = env.GATEPOST_CLERK || (hasOwnKeys(env) ? 'keys' : 'local');
  const mode = CHOICES.find((choice) => choice === wanted);
  if (!mode) {
    throw new Error(
      `GATEPOST_CLERK is "${wanted}", which is no way to run. ${suggestion(wanted, CHOICES, 'Ways to run')}`,
    );
  }
  if (mode === 'keys' && !hasOwnKeys(env)) {
    throw new Error(
      'GATEPOST_CLERK is "keys", but no keys are set. Copy .env.example to .env and fill them in.',
    );
  }
  if (mode === 'keyless' && hasOwnKeys(env)) {
    throw new Error('GATEPOST_CLERK is "keyless", but keys are set. Take away one or the other.');
  }
  return mode;
}

/** One line for the terminal. */
export function modeLine(mode: ClerkMode): string {
  return {
    local: 'Clerk: local, with no account and no network.',
    keyless:
      'Clerk: keyless. Clerk makes an application for you at the first page; its own notice in the page lets you claim it.',
    keys: 'Clerk: your own application, with the keys that are set.',
  }[mode];
}
