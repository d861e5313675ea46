/** The wall's live side: links that work without JavaScript, and the body without a reload once the reader may open it. */
import { useStore } from '@nanostores/preact';
import { $session } from './session.ts';
import { useUnlock } from './use-unlock.ts';
import { WallView, type WallViewProps } from './views/WallView.tsx';

export interface WallProps extends WallViewProps {
  /** Announced to screen readers when the entry has opened. */
  unlockedText: string;
  /** Shown when the sign-in service does not answer. */
  unavailableText: string;
}

export default function Wall({ unlockedText, unavailableText, ...view }: WallProps) {
  const session = useStore($session);
  useUnlock(unlockedText);
  return <WallView {...view} {...(session.status === 'unavailable' && { status: unavailableText })} />;
}
