/** From Clerk to the session's store. Imported only where there may be a session. */
import type { LoadedClerk } from '@clerk/shared/types';
import { greetThoseWhoCameBack } from './came-back.ts';
import { loadClerk } from './clerk.ts';
import { $session, forgetSession, hasSessionCookie, type Session } from './session.ts';

/** Loads Clerk, and tells the store of every change from then on. */
export async function followClerk(): Promise<void> {
  // A session may have begun after this page was painted: nothing is fetched ahead for its reader from now on.
  if (hasSessionCookie()) document.documentElement.dataset.session = '';
  const clerk = await loadClerk(() => $session.set({ status: 'unavailable' }));
  const update = () => (clerk.user ? $session.set(signedIn(clerk)) : forgetSession());
  clerk.addListener(update);
  update();
  if (clerk.user) greetThoseWhoCameBack();
}

function signedIn(clerk: LoadedClerk): Session {
  const { user } = clerk;
  return {
    status: 'signed-in',
    name: user?.fullName || user?.primaryEmailAddress?.emailAddress || '',
    ...(user?.hasImage && { imageUrl: user.imageUrl }),
    clerk,
    signOut: () => void clerk.signOut({ redirectUrl: location.pathname }),
  };
}
