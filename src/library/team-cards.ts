/** What a team's plan opens for its members, beyond what any signed-in reader may read. */
import { teamShareOf } from '#src/access/team-share.ts';
import type { Card } from './card.ts';
import { type Asking, listCards } from './list-cards.ts';

/** The posts that are open to `asking.viewer` because of the active organization's plan or features, newest first. */
export async function listTeamCards({ viewer, now }: Asking): Promise<Card[]> {
  const any = { signedIn: true, holds: () => false };
  const forAnyReader = new Set((await listCards({ viewer: any, now })).filter(isOpen).map(({ id }) => id));
  const forTheTeam = await listCards({ viewer: teamShareOf(viewer), now });
  return forTheTeam.filter((card) => isOpen(card) && !forAnyReader.has(card.id));
}

const isOpen = ({ decision }: Card): boolean => decision.state === 'open';
