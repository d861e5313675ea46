/** Clerk's prices for a wall, which does not wait for Clerk as a page about prices does. */
import { soldPlans } from '#src/session/plan-list.ts';
import type { SoldPlan } from '#src/session/sold-plans.ts';

/** How long a wall waits, in milliseconds: for its first prices, and for fresher ones than those that it knows. */
const FIRST_MS = 1_000;
const FRESHER_MS = 200;

let known: readonly SoldPlan[] | undefined;

/**
 * @param now epoch milliseconds of the request
 * @returns the prices, the last known ones when Clerk takes its time; undefined when nobody knows any
 */
export async function pricesSoon(now: number): Promise<readonly SoldPlan[] | undefined> {
  const asked = soldPlans(now).then((sold) => {
    known = sold ?? known;
  });
  const late = new Promise((resolve) => setTimeout(resolve, known ? FRESHER_MS : FIRST_MS));
  await Promise.race([asked, late]);
  return known;
}
