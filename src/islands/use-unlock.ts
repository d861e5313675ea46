/** Follows the session and brings in what it opens; for every island that stands where something is locked. */
import { useEffect } from 'preact/hooks';
import { followSession } from './session.ts';
import { watchForUnlock } from './unlock.ts';

/** @param text announced to screen readers once more of the entry is open */
export function useUnlock(text: string): void {
  useEffect(() => {
    followSession();
    return watchForUnlock(() => announce(text));
  }, [text]);
}

function announce(text: string): void {
  const announcer = document.querySelector('#announcer');
  if (announcer) announcer.textContent = text;
}
