/** The reader's corner of the header: sign in, or the menu of who is signed in. */
import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import { $session, followSession } from './session.ts';
import { ReaderMenuView } from './views/ReaderMenuView.tsx';

export interface ReaderMenuProps {
  signInHref: string;
  signInLabel: string;
  signOutLabel: string;
  links: { label: string; href: string }[];
}

export default function ReaderMenu(props: ReaderMenuProps) {
  const session = useStore($session);
  useEffect(followSession, []);
  if (session.status !== 'signed-in') {
    return <ReaderMenuView {...props} state={session.status === 'loading' ? 'loading' : 'signed-out'} />;
  }
  const { name, imageUrl, signOut } = session;
  return (
    <ReaderMenuView
      {...props}
      state="signed-in"
      name={name}
      {...(imageUrl && { imageUrl })}
      onSignOut={signOut}
    />
  );
}
