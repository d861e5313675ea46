/** What a plan opens, counted from the posts that everybody may know of. */
import { type HeldPlan, holderOf } from '#src/access/holder.ts';
import { ANONYMOUS, type Viewer } from '#src/access/viewer.ts';
import { listCards } from './list-cards.ts';

/**
 * The posts that a holder of `held` may open and a holder of any of `others` may not.
 * Posts that any account opens count for no plan; hidden ones do not count, since nobody is told of them.
 *
 * @param now epoch milliseconds of the request
 */
export async function countOpened(
  held: HeldPlan,
  now: number,
  others: readonly HeldPlan[] = [],
): Promise<number> {
  const known = new Set((await listCards({ viewer: ANONYMOUS, now })).map(({ id }) => id));
  const without = await Promise.all(
    [holderOf(), ...others.map(holderOf)].map((viewer) => openedBy(viewer, now)),
  );
  const opened = await openedBy(holderOf(held), now);
  return [...opened].filter((id) => known.has(id) && !without.some((ids) => ids.has(id))).length;
}

async function openedBy(viewer: Viewer, now: number): Promise<Set<string>> {
  const cards = await listCards({ viewer, now });
  return new Set(cards.filter(({ decision }) => decision.state === 'open').map(({ id }) => id));
}
