/** Loads Clerk into the page, however long that takes. Imported only where there may be a session, so that anonymous pages carry none of it. */

import options from 'virtual:gatepost/clerk-options';
import { runInjectionScript } from '@clerk/astro/internal';
import { loadClerkJSScript, loadClerkUIScript } from '@clerk/shared/loadClerkJsScript';
import type { ClerkOptions, LoadedClerk } from '@clerk/shared/types';

/** How long a reader waits before the page says that the sign-in service does not answer. */
const PATIENCE_MS = 8_000;
/** Pauses before each further attempt; the last one repeats. */
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 20_000];

/** What the server says of the instance: its key, and where the browser reaches it. */
interface Instance {
  publishableKey: string;
  proxyUrl?: string;
  /** Keyless, while developing: where the application is claimed, and where its keys are. */
  keylessClaimUrl?: string;
  keylessApiKeysUrl?: string;
}

/**
 * Starts clerk-js and mounts Clerk's components of this page. Tries until Clerk answers; never holds back anything else.
 *
 * @param onSilence called when Clerk has not answered in a reader's patience, or has failed
 */
export async function loadClerk(onSilence: () => void): Promise<LoadedClerk> {
  const timer = setTimeout(onSilence, PATIENCE_MS);
  await untilTrue(isLoaded, onSilence);
  // Clerk being loaded, the SDK only fills its stores and mounts its components. It would try once, and give up.
  await runInjectionScript({ ...options, ...(await readInstance()) });
  const clerk = window.Clerk as LoadedClerk;
  await untilTrue(() => isAnswered(clerk), onSilence);
  clearTimeout(timer);
  return clerk;
}

async function isLoaded(): Promise<boolean> {
  try {
    const own = { ...options, ...(await readInstance()) };
    await Promise.all([loadClerkJSScript(own), loadClerkUIScript(own)]);
    await window.Clerk?.load({
      ...own,
      ...navigation,
      ...(import.meta.env.DEV && keylessNotice(own)),
      ui: { ClerkUI: window.__internal_ClerkUICtor },
    } as ClerkOptions);
  } catch {
    return false;
  }
  return window.Clerk?.loaded === true;
}

/**
 * Clerk calls itself loaded, but degraded, when its scripts came and its API did not answer: forms show what they can, and the
 * reader's name is not known. It stays so until the page is loaded again, unless it is told to ask once more.
 */
async function isAnswered(clerk: LoadedClerk): Promise<boolean> {
  if (clerk.status !== 'degraded') return true;
  return clerk.__internal_reloadInitialResources().then(
    () => true,
    () => false,
  );
}

/** Tries, with longer and longer pauses. */
async function untilTrue(attempt: () => Promise<boolean>, onFailure: () => void): Promise<void> {
  for (let count = 0; !(await attempt()); count++) {
    onFailure();
    await pause(PAUSES_MS[Math.min(count, PAUSES_MS.length - 1)]);
  }
}

/** In the page where the server rendered it for a signed-in reader or a form of Clerk's; other pages ask for it. */
async function readInstance(): Promise<Instance> {
  const inPage = document.querySelector('#clerk-instance, #__CLERK_ASTRO_SAFE_VARS__')?.textContent;
  const found = inPage ? JSON.parse(inPage) : await (await fetch('/api/clerk')).json();
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value)) as unknown as Instance;
}

/** With these, clerk-js shows its own notice in the corner of the page. */
const keylessNotice = ({ keylessClaimUrl, keylessApiKeysUrl }: Instance) =>
  keylessClaimUrl && {
    __internal_keyless_claimKeylessApplicationUrl: keylessClaimUrl,
    __internal_keyless_copyInstanceKeysUrl: keylessApiKeysUrl,
  };

/** Steps inside one of Clerk's components change the address; everything else is a page of its own. */
const navigation = { routerPush: navigate('pushState'), routerReplace: navigate('replaceState') };

function navigate(method: 'pushState' | 'replaceState'): NonNullable<ClerkOptions['routerPush']> {
  return (to, how) => {
    if (how?.__internal_metadata?.navigationType === 'internal') history[method](history.state, '', to);
    else how?.windowNavigate(to);
  };
}

/** Waits, but not longer than until the network is back. */
function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    window.addEventListener('online', () => resolve(), { once: true });
  });
}
