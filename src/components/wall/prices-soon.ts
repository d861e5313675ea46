/** Clerk's prices for a wall, which does not wait for Clerk as a page about prices does. */
import { soldPlans, soldPlansUntil } from '#src/session/plan-list.ts';
import type { SoldPlan } from '#src/session/sold-plans.ts';

/** How long a wall waits, in milliseconds: for its first prices, and for fresher ones than those that it knows. */
const FIRST_MS = 1_000;
const FRESHER_MS = 200;
/** How long a price may be shown that Clerk has not confirmed since, in milliseconds. */
const LAST_MS = 5 * 60_000;
/** How long a wall is left as it is while Clerk takes its time, in milliseconds. */
const RETRY_MS = 5_000;

interface Known {
  readonly plans: readonly SoldPlan[];
  readonly until: number;
}

let known: Known | undefined;

/**
 * @param now epoch milliseconds of the request
 * @returns the prices, the last known ones for a while when Clerk takes its time, none when nobody knows any; and until when a page
 *   may show this, in epoch milliseconds
 */
export async function pricesSoon(now: number): Promise<{ plans: readonly SoldPlan[]; until: number }> {
  if (known && known.until <= now) known = undefined;
  const asked = soldPlans(now).then((plans) => {
    if (plans) known = { plans, until: now + LAST_MS };
    return soldPlansUntil();
  });
  const late = new Promise<number>((resolve) =>
    setTimeout(resolve, known ? FRESHER_MS : FIRST_MS, now + RETRY_MS),
  );
  const until = await Promise.race([asked, late]);
  return { plans: known?.plans ?? [], until };
}
