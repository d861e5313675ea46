/** What a greater plan would open to holders of a lesser one, in sentences for the wall. */
import { holdingsOf } from '#src/access/declared.ts';
import type { Access } from '#src/access/rule.ts';
import { namesIn, type Upgrade } from '#src/theme/offers.ts';
import { heldPlan } from '#src/theme/plans.ts';
import type { Theme } from '#src/theme/schema.ts';
import { countOpened } from './count-opened.ts';

/**
 * One sentence for each declared plan of a reader that does not meet the need, greatest first.
 *
 * @param need what a decision is missing
 * @param now epoch milliseconds of the request
 */
export async function upgradesFor(need: Access, theme: Theme, now: number): Promise<Upgrade[]> {
  const { plans: named, features } = namesIn(need);
  const selling = Object.keys(theme.plans).filter((id) =>
    features.some((feature) => heldPlan(id, theme).features.includes(feature)),
  );
  const wanted = [...named, ...selling].find((id) => theme.plans[id]?.payer === 'user');
  if (!wanted) return [];
  const enough = new Set(
    [...named, ...selling].flatMap((id) => holdingsOf(id, theme.plans).map(({ plan }) => plan)),
  );
  const lesser = Object.keys(theme.plans).filter(
    (id) => theme.plans[id]?.payer === 'user' && !enough.has(id),
  );
  return Promise.all(
    lesser.toReversed().map(async (id) => {
      const count = await countOpened(heldPlan(wanted, theme), now, [heldPlan(id, theme)]);
      return { plan: `user:${id}`, text: sentence(theme, id, wanted, count - 1) };
    }),
  );
}

function sentence({ words, plans }: Theme, held: string, wanted: string, count: number): string {
  return (count > 0 ? words.wallUpgrade : words.wallUpgradeOnly)
    .replaceAll('{held}', plans[held]?.name ?? held)
    .replaceAll('{wanted}', plans[wanted]?.name ?? wanted)
    .replace('{count}', String(count));
}
