/** The plans that Clerk sells, with what it charges for them. Asked at run time, so that no page shows another price. */
import { clerkBackend } from './clerk-backend.ts';
import { currentSettings } from './current-settings.ts';
import { readSoldPlans, type SoldPlan } from './sold-plans.ts';

/** How long an answer counts, in milliseconds. */
const FRESH_MS = 60_000;
/** How long Clerk is left alone after it has failed to answer. */
const FAILED_MS = 5_000;
const PATIENCE_MS = 2_000;

let kept: { plans: Promise<SoldPlan[] | undefined>; until: number } | undefined;

/** The plans that Clerk sells; undefined when it does not answer, and then nobody knows a price. */
export function soldPlans(now: number): Promise<SoldPlan[] | undefined> {
  if (kept && kept.until > now) return kept.plans;
  const entry = {
    plans: inTime(readSoldPlans(clerkBackend(currentSettings().clerk))),
    until: now + FRESH_MS,
  };
  kept = entry;
  void entry.plans.then((plans) => {
    if (!plans) entry.until = Math.min(entry.until, Date.now() + FAILED_MS);
  });
  return entry.plans;
}

/** Until when the last answer of {@link soldPlans} counts, in epoch milliseconds; a failure counts for a moment. */
export function soldPlansUntil(): number {
  return kept?.until ?? 0;
}

/** Makes the next page ask Clerk again. */
export function forgetSoldPlans(): void {
  kept = undefined;
}

/** Clerk's answer, or undefined when it fails or takes too long. */
function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined).unref());
  return Promise.race([answer.catch(() => undefined), late]);
}
