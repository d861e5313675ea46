/** The session as islands see it: one store, fed by Clerk once it is there, and never waiting for it. */
import type { LoadedClerk } from '@clerk/shared/types';
import { atom } from 'nanostores';

export type Session =
  /** No trace of a session; Clerk is not loaded. */
  | { readonly status: 'signed-out' }
  /** There is a trace; Clerk has not answered. */
  | { readonly status: 'loading' }
  | {
      readonly status: 'signed-in';
      readonly name: string;
      readonly imageUrl?: string;
      readonly clerk: LoadedClerk;
      readonly signOut: () => void;
    }
  /** Clerk does not answer, so far. */
  | { readonly status: 'unavailable' };

/** Signed out to begin with, as the server renders it: the link to sign in works before any script does. */
export const $session = atom<Session>({ status: 'signed-out' });

const CLIENT_COOKIE = /(?:^|;\s*)__client_uat(?:_[^=]*)?=(?!0(?:;|$))/;

/** Whether this browser has signed in, as far as the page may know. */
export function hasSessionCookie(): boolean {
  return CLIENT_COOKIE.test(document.cookie);
}

let started = false;

/** Begins to follow the session, if there is a trace of one or a component of Clerk's in the page. Call it as often as you like. */
export function followSession(): void {
  const mountsClerk = document.querySelector('[data-clerk-id]') !== null || isKeyless();
  if (started) return;
  if (!(hasSessionCookie() || mountsClerk)) {
    showSignedOut();
    return;
  }
  started = true;
  if (hasSessionCookie()) $session.set({ status: 'loading' });
  // Only readers with a session carry the code that follows it.
  void import('./follow-clerk.ts').then(({ followClerk }) => followClerk());
}

/** Keyless, every page shows Clerk's notice with which the application can be claimed. No build is. */
const isKeyless = (): boolean =>
  import.meta.env.DEV &&
  document.querySelector('#__CLERK_ASTRO_SAFE_VARS__')?.textContent?.includes('keyless') === true;

/** Clerk's `<Show isStatic>` waits for Clerk, which is not loaded for readers without a session: their answer is known. */
function showSignedOut(): void {
  for (const show of document.querySelectorAll<HTMLElement>('clerk-show')) {
    const slot = show.dataset.when === 'signed-out' ? 'default' : 'fallback';
    show.querySelector(`[data-clerk-control-slot-${slot}]`)?.removeAttribute('hidden');
  }
}

/** Signed out after all: the header stops keeping the place of a menu free. */
export function forgetSession(): void {
  delete document.documentElement.dataset.session;
  $session.set({ status: 'signed-out' });
}
