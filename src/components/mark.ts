/** What a card's mark says: whom the entry is for, and whether that includes the viewer. */
import type { Card } from '#src/library/card.ts';
import { isFree } from '#src/outlets/access-words.ts';
import type { Theme } from '#src/theme/schema.ts';
import { holders } from '#src/theme/wall.ts';

export type Mark =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked' | 'open'; readonly who: string; readonly opensOn?: Date };

/** @param now epoch milliseconds; an entry whose opening has passed is public and carries no mark */
export function markOf(card: Pick<Card, 'access' | 'opensOn' | 'decision'>, theme: Theme, now: number): Mark {
  const { access, opensOn, decision } = card;
  if (isFree(card, now)) return { kind: 'none' };
  const who = capitalised(holders(access, theme));
  return { kind: decision.state, who, ...(opensOn && { opensOn }) };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
