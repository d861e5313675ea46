/** Follows the session and brings in what it opens; for every island that stands where something is locked. */
import { useStore } from '@nanostores/preact';
import { useEffect, useRef } from 'preact/hooks';
import { $session, followSession } from './session.ts';
import { type Watch, watchForUnlock } from './unlock.ts';

/** A reader who comes back to the tab gets a fresh token, but not more often than this. */
const FRESH_MS = 10_000;

/**
 * A session token is good for a minute and says nothing of a plan that was taken since. Where something is locked, that minute
 * is too long: the page asks for a fresh token when it opens, and when the reader comes back to it.
 *
 * @param text announced to screen readers once more of the entry is open
 */
export function useUnlock(text: string): void {
  const session = useStore($session);
  const watch = useRef<Watch>();
  useEffect(() => {
    followSession();
    watch.current = watchForUnlock({ onChange: followSession, onUnlocked: () => announce(text) });
    return () => watch.current?.stop();
  }, [text]);

  const { clerk } = session.status === 'signed-in' ? session : {};
  useEffect(() => {
    if (!clerk) return;
    let refreshed = 0;
    const refresh = async (): Promise<void> => {
      if (document.hidden || Date.now() - refreshed < FRESH_MS) return;
      refreshed = Date.now();
      await clerk.session?.getToken({ skipCache: true }).catch(() => null);
      await watch.current?.look();
    };
    void refresh();
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, [clerk]);
}

function announce(text: string): void {
  const announcer = document.querySelector('#announcer');
  if (announcer) announcer.textContent = text;
}
