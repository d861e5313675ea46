/** The viewer in whose place an author stands. */
import { holderOf } from '#src/access/holder.ts';
import { ANONYMOUS, type Viewer } from '#src/access/viewer.ts';
import { heldPlan } from '#src/theme/plans.ts';
import type { Theme } from '#src/theme/schema.ts';
import type { Pretence } from './pretence.ts';

/** A viewer who holds these plans with their features and those of the plans that they include, and these roles with their permissions, as Clerk would answer. */
export function pretendedViewer({ signedIn, plans, roles }: Pretence, theme: Theme): Viewer {
  if (!signedIn) return ANONYMOUS;
  const holders = plans.map((plan) => holderOf(heldPlan(plan, theme)));
  return {
    signedIn: true,
    holds: (question) => {
      if ('role' in question) return roles.includes(question.role);
      if ('permission' in question)
        return roles.some((role) => theme.roles[role]?.permissions.includes(question.permission));
      return holders.some((holder) => holder.holds(question));
    },
  };
}
