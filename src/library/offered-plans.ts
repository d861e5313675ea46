/** The declared plans as the pricing page shows them: what each opens, what it adds to others, and what Clerk charges. */
import type { Payer } from '#src/access/declared.ts';
import type { SoldPlan } from '#src/session/sold-plans.ts';
import { heldPlan } from '#src/theme/plans.ts';
import type { Theme } from '#src/theme/schema.ts';
import { countOpened } from './count-opened.ts';

export interface OfferedPlan {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly payer: Payer;
  /** Names of the plans whose entries it opens as well. */
  readonly includes: readonly string[];
  /** Posts that it opens beyond those. */
  readonly adds: number;
  /** All posts that it opens and a mere account does not. */
  readonly opens: number;
  /** Names of the features that it adds. */
  readonly features: readonly string[];
  /** As Clerk sells it; undefined when Clerk does not answer, or does not sell it. */
  readonly sold?: SoldPlan;
}

/**
 * @param sold what Clerk sells, if it has answered
 * @param now epoch milliseconds of the request
 */
export function offeredPlans(
  theme: Theme,
  sold: readonly SoldPlan[] | undefined,
  now: number,
): Promise<OfferedPlan[]> {
  return Promise.all(
    Object.entries(theme.plans).map(async ([id, plan]) => {
      const held = heldPlan(id, theme);
      const included = plan.includes.map((name) => heldPlan(name, theme));
      const before = new Set(included.flatMap(({ features }) => features));
      const asSold = sold?.find(({ slug, payer, visible }) => slug === id && payer === plan.payer && visible);
      return {
        id,
        name: plan.name,
        description: plan.description,
        payer: plan.payer,
        includes: plan.includes.map((name) => theme.plans[name]?.name ?? name),
        opens: await countOpened(held, now),
        adds: await countOpened(held, now, included),
        features: held.features
          .filter((feature) => !before.has(feature))
          .map((feature) => theme.features[feature]?.name ?? feature),
        ...(asSold && { sold: asSold }),
      };
    }),
  );
}
