/** Follows the session and brings in what it opens; for every island that stands where something is locked. */
import { useStore } from '@nanostores/preact';
import { useEffect, useRef } from 'preact/hooks';
import { announceUnlocked } from './announce.ts';
import { $session, followSession } from './session.ts';
import { type Watch, watchForUnlock } from './unlock.ts';

export function useUnlock(): void {
  const session = useStore($session);
  const watch = useRef<Watch>();
  useEffect(() => {
    followSession();
    watch.current = watchForUnlock({ onChange: followSession, onUnlocked: announceUnlocked });
    return () => watch.current?.stop();
  }, []);

  const { clerk } = session.status === 'signed-in' ? session : {};
  useEffect(() => {
    if (!clerk) return;
    // Only readers with a session carry the code for it.
    const stop = import('./fresh-token.ts').then(({ keepFresh }) =>
      keepFresh(clerk, () => watch.current?.look()),
    );
    return () => void stop.then((end) => end());
  }, [clerk]);
}
