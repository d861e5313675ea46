/** Brings in the body when the reader has become entitled: asks the server for the page again and takes over its entry. */

const ENTRY = '#entry';
/** What of an entry depends on who reads it: its open parts, and the wall in front of the others. */
const ANSWERS = ['data-open', 'data-wall'];
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

/**
 * Fetches this page as the reader may see it at this moment, and swaps the entry if the answers about it differ.
 *
 * @returns whether more of it is open, or only its wall has changed; undefined when everything stays
 */
export async function takeOverEntry(): Promise<'unlocked' | 'changed' | undefined> {
  const here = document.querySelector(ENTRY);
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' }).catch(
    () => undefined,
  );
  if (!here || !answer?.ok) return undefined;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const there = page.querySelector(ENTRY);
  if (!there || ANSWERS.every((name) => there.getAttribute(name) === here.getAttribute(name)))
    return undefined;
  const unlocked = there.getAttribute('data-open') !== here.getAttribute('data-open');
  here.replaceWith(document.adoptNode(there));
  return unlocked ? 'unlocked' : 'changed';
}
