/** The declared plans with what comes through others: features and entries of a plan are also those of the plans it includes. */
import type { HeldPlan } from '#src/access/holder.ts';
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
