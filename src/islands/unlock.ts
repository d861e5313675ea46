/** Notices that the reader may have become entitled, and then brings in the body. */

/** How often a visible page looks whether its cookies have changed. Reading them costs nothing; only a change asks the server. */
const LOOK_MS = 1_500;
const SESSION_COOKIES = /(?:^|;\s*)(__(?:client_uat|session)(?:_[^=]*)?=[^;]*)/g;

export interface Watch {
  /** Looks at once. */
  look(): Promise<void>;
  stop(): void;
}

export interface WatchEvents {
  /** The browser's session has changed, in this tab or in another. */
  onChange(): void;
  /** The entry in the page has been replaced by the one with more of it open. */
  onUnlocked(): void;
}

/** Watches for a new session of this browser, until the entry has been replaced: the one in its place watches for itself. */
export function watchForUnlock({ onChange, onUnlocked }: WatchEvents): Watch {
  let seen = sessionCookies();
  let asking = false;
  const look = async (): Promise<void> => {
    const current = sessionCookies();
    if (asking || document.hidden || current === seen) return;
    asking = true;
    seen = current;
    onChange();
    // A page on which nobody signs in never needs the code for it.
    const { takeOverEntry } = await import('./take-over.ts');
    const took = await takeOverEntry();
    if (took) stop();
    if (took === 'unlocked') onUnlocked();
    asking = false;
  };
  const stop = (): void => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
  const timer = setInterval(look, LOOK_MS);
  document.addEventListener('visibilitychange', look);
  return { look, stop };
}

/** The session as this browser's cookies tell it; a change of token or client changes it. */
function sessionCookies(): string {
  return [...document.cookie.matchAll(SESSION_COOKIES)]
    .map((match) => match[1])
    .sort()
    .join(';');
}
