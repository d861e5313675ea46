/** On pages that are forms of Clerk's: says so when Clerk does not answer, and falls silent when it does. */
import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import { $session, followSession } from './session.ts';

export default function ClerkStatus({ unavailableText }: { unavailableText: string }) {
  const { status } = useStore($session);
  useEffect(followSession, []);
  return (
    <p class="clerk-status" role="status">
      {status === 'unavailable' && unavailableText}
    </p>
  );
}
