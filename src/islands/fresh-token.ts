/**
 * A session token is good for a minute and says nothing of a plan that was taken since. Where something is locked, that minute
 * is too long: the page asks for a fresh token when it opens, and when the reader comes back to it.
 */
import type { LoadedClerk } from '@clerk/shared/types';

/** A reader who comes back to the tab gets a fresh token, but not more often than this. */
const FRESH_MS = 10_000;

/**
 * @param onFresh called when a fresh token is there
 * @returns a function that ends it
 */
export function keepFresh(clerk: LoadedClerk, onFresh: () => unknown): () => void {
  let refreshed = 0;
  const refresh = async (): Promise<void> => {
    if (document.hidden || Date.now() - refreshed < FRESH_MS) return;
    refreshed = Date.now();
    await clerk.session?.getToken({ skipCache: true }).catch(() => null);
    await onFresh();
  };
  void refresh();
  document.addEventListener('visibilitychange', refresh);
  return () => document.removeEventListener('visibilitychange', refresh);
}
