/** The declared plans with what comes through others: features and entries of a plan are also those of the plans it includes. */
import type { HeldPlan } from '#src/access/holder.ts';
import type { Access } from '#src/access/rule.ts';
import { namesIn } from './offers.ts';
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

/** How many plans a wall names. */
const MOST = 2;

/**
 * The plans that would meet a need or part of it, as the wall names them: readers' own before those of teams.
 *
 * @param need what a decision is missing
 */
export function plansThatOpen(need: Access, { plans }: Plans): string[] {
  const { plans: named, features } = namesIn(need);
  const selling = Object.keys(plans).filter((id) =>
    features.some((feature) => plans[id]?.features.includes(feature)),
  );
  const ids = [...new Set([...named, ...selling])].filter((id) => plans[id]);
  return ids.sort((a, b) => Number(isForTeams(a)) - Number(isForTeams(b))).slice(0, MOST);

  function isForTeams(id: string): boolean {
    return plans[id]?.payer === 'organization';
  }
}
