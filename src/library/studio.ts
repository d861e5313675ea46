/** The studio's shelf: every entry with its state, hidden and unpublished ones included. Its own door, with its own rule. */
import { decide, type Locked } from '#src/access/decide.ts';
import { ANONYMOUS } from '#src/access/viewer.ts';
import theme from '#theme';
import { type Card, toCard } from './card.ts';
import { type Gated, isPublished, loadEntries } from './entries.ts';
import type { Asking } from './list-cards.ts';

/** How an entry stands towards readers at large. */
export type EntryState = 'public' | 'locked' | 'hidden' | 'future' | 'draft';

export interface StudioEntry {
  readonly card: Card;
  readonly state: EntryState;
  /** Whether its page answers the viewer: with the text, or with the wall. */
  readonly isReachable: boolean;
}

export interface Studio {
  readonly state: 'open';
  /** Posts from the newest on, then pages. */
  readonly entries: readonly StudioEntry[];
}

/**
 * Everything in the publication, for those whom `studio` in theme.config.ts names. The rule is asked here and taken from nobody.
 * A card is what it is anywhere, the public fields; a body stays behind `openEntry`, for the staff too.
 */
export async function openStudio({ viewer, now }: Asking): Promise<Studio | Locked> {
  const decision = decide(theme.studioRule, viewer, now);
  if (decision.state === 'locked') return decision;
  const shelf = await loadEntries();
  const entries = [...shelf.posts.values(), ...shelf.pages.values()].map((entry: Gated): StudioEntry => {
    const own = decide(entry.data.rule, viewer, now);
    const exists = own.state === 'open' || entry.data.whenLocked === 'teaser';
    return {
      card: toCard(entry, own, shelf),
      state: stateOf(entry, now),
      isReachable: exists && isPublished(entry, now),
    };
  });
  return { state: 'open', entries };
}

function stateOf({ data }: Gated, now: number): EntryState {
  if (data.draft) return 'draft';
  if (data.pubDate.getTime() > now) return 'future';
  if (decide(data.rule, ANONYMOUS, now).state === 'open') return 'public';
  return data.whenLocked === 'hidden' ? 'hidden' : 'locked';
}
