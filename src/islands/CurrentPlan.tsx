/** Shows nothing: marks the reader's own plan among those of the page, once Clerk has told it. */
import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import { $session, followSession } from './session.ts';

export default function CurrentPlan() {
  const session = useStore($session);
  useEffect(followSession, []);
  useEffect(() => {
    const own = session.status === 'signed-in' ? session.clerk.session : undefined;
    for (const element of document.querySelectorAll<HTMLElement>('[data-plan]')) {
      const plan = element.dataset.plan ?? '';
      element.toggleAttribute('data-current', own?.checkAuthorization({ plan }) === true);
    }
  }, [session]);
  return null;
}
