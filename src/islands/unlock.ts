/** Brings in the body when the reader has become entitled: asks the server for the page again and takes over its entry. */

const ENTRY = '#entry';
/** How often a visible page looks whether its cookies have changed. Reading them costs nothing; only a change asks the server. */
const LOOK_MS = 1_500;
const SESSION_COOKIES = /(?:^|;\s*)(__(?:client_uat|session)(?:_[^=]*)?=[^;]*)/g;

/**
 * Watches for a new session of this browser, made in this tab or in another.
 *
 * @param onUnlocked called once the entry in the page has been replaced by the one with more of it open
 * @returns a function that stops watching
 */
export function watchForUnlock(onUnlocked: () => void): () => void {
  let seen = sessionCookies();
  let asking = false;
  const look = async (): Promise<void> => {
    const current = sessionCookies();
    if (asking || document.hidden || current === seen) return;
    asking = true;
    seen = current;
    if (await takeOverEntry()) onUnlocked();
    asking = false;
  };
  const timer = setInterval(look, LOOK_MS);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

/** The session as this browser's cookies tell it; a change of token or client changes it. */
function sessionCookies(): string {
  return [...document.cookie.matchAll(SESSION_COOKIES)]
    .map((match) => match[1])
    .sort()
    .join(';');
}

/**
 * Fetches this page as the reader may see it at this moment, and swaps the entry if other parts of it are open.
 *
 * @returns whether the entry was replaced
 */
export async function takeOverEntry(): Promise<boolean> {
  const here = document.querySelector(ENTRY);
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' }).catch(
    () => undefined,
  );
  if (!here || !answer?.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const there = page.querySelector(ENTRY);
  if (!there || there.getAttribute('data-open') === here.getAttribute('data-open')) return false;
  here.replaceWith(document.adoptNode(there));
  return true;
}
