/** From Clerk to the session's store. Imported only where there may be a session. */
import type { LoadedClerk } from '@clerk/shared/types';
import { loadClerk } from './clerk.ts';
import { $session, forgetSession, type Session } from './session.ts';

/** Loads Clerk, and tells the store of every change from then on. */
export async function followClerk(): Promise<void> {
  const clerk = await loadClerk(() => $session.set({ status: 'unavailable' }));
  const update = () => (clerk.user ? $session.set(signedIn(clerk)) : forgetSession());
  clerk.addListener(update);
  update();
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
