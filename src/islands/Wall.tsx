/** The wall's live side: links that work without JavaScript, the offer that fits the reader, and the body without a reload. */
import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import type { Offers } from '#src/theme/offers.ts';
import type { Offer } from './offers.ts';
import { $session } from './session.ts';
import { useUnlock } from './use-unlock.ts';
import { WallView, type WallViewProps } from './views/WallView.tsx';

export interface WallProps extends WallViewProps {
  /** For a signed-in reader. */
  offers?: Offers;
  /** Shown while the sign-in service does not answer. */
  unavailableText: string;
}

export default function Wall({ unavailableText, offers, ...view }: WallProps) {
  const session = useStore($session);
  const [offer, setOffer] = useState<Offer>();
  useUnlock();
  useEffect(() => {
    if (session.status !== 'signed-in' || !offers) return;
    // Only readers with a session carry the code that looks for their offer.
    import('./offers.ts')
      .then(({ findOffer }) => findOffer(session.clerk, offers))
      .then(setOffer, () => setOffer(undefined));
  }, [session, offers]);
  const status = session.status === 'unavailable' ? unavailableText : undefined;
  return <WallView {...view} {...(offer && { offer })} {...(status && { status })} />;
}
