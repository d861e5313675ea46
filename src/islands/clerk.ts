/** Loads Clerk into the page. Imported only where there may be a session, so that anonymous pages carry none of it. */

import options from 'virtual:gatepost/clerk-options';
import { $authStore, $clerkStore, $userStore } from '@clerk/astro/client';
import { runInjectionScript } from '@clerk/astro/internal';

export { $authStore, $clerkStore, $userStore };

/** How long a reader waits before the page says that the sign-in service does not answer. */
const PATIENCE_MS = 8_000;

/**
 * Starts clerk-js and mounts Clerk's components of this page. Never holds back anything else.
 *
 * @returns whether Clerk is ready
 */
export async function startClerk(): Promise<boolean> {
  const started = runInjectionScript(options).then(
    () => $clerkStore.get()?.loaded === true,
    () => false,
  );
  const tooLate = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  return Promise.race([started, tooLate]);
}
