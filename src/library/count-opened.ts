/** What a plan opens, counted from the posts that everybody may know of. */
import { decide } from '#src/access/decide.ts';
import { type HeldPlan, holderOf } from '#src/access/holder.ts';
import type { Rule } from '#src/access/rule.ts';
import { ANONYMOUS, type Viewer } from '#src/access/viewer.ts';
import { knownPosts } from './known-posts.ts';

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
  const { counts } = await knownPosts({ viewer: ANONYMOUS, now });
  const opens = (viewer: Viewer, rule: Rule) => decide(rule, viewer, now).state === 'open';
  const holder = holderOf(held);
  const without = [holderOf(), ...others.map(holderOf)];
  return [...counts]
    .filter(([rule]) => opens(holder, rule) && !without.some((viewer) => opens(viewer, rule)))
    .reduce((sum, [, count]) => sum + count, 0);
}
