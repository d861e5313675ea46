/** The declared plans with what comes through others: features and entries of a plan are also those of the plans it includes. */

import { decide } from '#src/access/decide.ts';
import { type HeldPlan, holderOf } from '#src/access/holder.ts';
import type { Access } from '#src/access/rule.ts';
import { toRule } from '#src/access/schema.ts';
import type { Theme } from './schema.ts';

type Plans = Pick<Theme, 'plans'>;

/** The plan and all that it includes, directly or through others. */
export function includedPlans(id: string, { plans }: Plans): string[] {
  const found = new Set([id]);
  for (const name of found) for (const included of plans[name]?.includes ?? []) found.add(included);
  return [...found];
}

/** The plan as {@link HeldPlan}: with the features of the plans that it includes. */
export function heldPlan(id: string, theme: Plans): HeldPlan {
  const features = includedPlans(id, theme).flatMap((name) => theme.plans[name]?.features ?? []);
  return { plan: id, payer: theme.plans[id]?.payer ?? 'user', features: [...new Set(features)] };
}

/**
 * The plans each of which meets a need by itself, without those that only include another such: readers' own before those of teams.
 *
 * @param need what a decision is missing
 * @param now epoch milliseconds
 */
export function plansThatOpen(need: Access, theme: Pick<Theme, 'plans' | 'declared'>, now: number): string[] {
  const rule = toRule(need, theme.declared);
  const enough = Object.keys(theme.plans).filter(
    (id) =>
      decide(rule, holderOf(), now).state === 'locked' &&
      decide(rule, holderOf(heldPlan(id, theme)), now).state === 'open',
  );
  const least = enough.filter((id) =>
    includedPlans(id, theme).every((name) => name === id || !enough.includes(name)),
  );
  const forTeams = (id: string) => Number(theme.plans[id]?.payer === 'organization');
  return least.sort((a, b) => forTeams(a) - forTeams(b));
}
