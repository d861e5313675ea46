/** The session as islands see it: one store, fed by Clerk once it is there, and never waiting for it. */
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
      readonly signOut: () => void;
    }
  /** Clerk does not answer. */
  | { readonly status: 'unavailable' };

/** Signed out to begin with, as the server renders it: the link to sign in works before any script does. */
export const $session = atom<Session>({ status: 'signed-out' });

const CLIENT_COOKIE = /(?:^|;\s*)__client_uat(?:_[^=]*)?=(?!0(?:;|$))/;

/** Whether this browser has signed in, as far as the page may know. */
export function hasSessionCookie(): boolean {
  return CLIENT_COOKIE.test(document.cookie);
}

let started = false;

/** Begins to follow the session. Islands call it when they mount; the first call counts. */
export function followSession(): void {
  if (started) return;
  started = true;
  const mountsClerk = document.querySelector('[data-clerk-id]') !== null;
  if (!(hasSessionCookie() || mountsClerk)) return;
  if (hasSessionCookie()) $session.set({ status: 'loading' });
  void followClerk();
}

async function followClerk(): Promise<void> {
  const { $authStore, $clerkStore, $userStore, startClerk } = await import('./clerk.ts');
  $userStore.subscribe((user) => {
    if (user === null) return forgetSession();
    if (!user) return;
    const name = user.fullName || user.primaryEmailAddress?.emailAddress || '';
    const signOut = () => void $clerkStore.get()?.signOut({ redirectUrl: location.pathname });
    $session.set({ status: 'signed-in', name, signOut, ...(user.hasImage && { imageUrl: user.imageUrl }) });
  });
  const ready = await startClerk();
  if (!ready && $session.get().status === 'loading') $session.set({ status: 'unavailable' });
  if (ready && $authStore.get().userId === null) forgetSession();
}

/** Signed out after all: the header stops keeping the place of a menu free. */
function forgetSession(): void {
  delete document.documentElement.dataset.session;
  $session.set({ status: 'signed-out' });
}
