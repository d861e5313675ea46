/** The order of results: the best score first; of equal ones, the newest. */

/** Steps in which scores are told apart; what lies closer counts as equal. */
const STEPS = 1e4;
/** Room for the number of an entry below its score. */
const ENTRIES = 2 ** 22;

/**
 * Sorts plain numbers that hold score and entry, which is many times faster than asking a function about each pair.
 *
 * @param scores by number of entry
 * @param keep whether an entry with a score is a result
 * @returns numbers of entries
 */
export function rank(scores: Float64Array, keep: (entry: number) => boolean): number[] {
  const keys: number[] = [];
  scores.forEach((score, entry) => {
    if (score > 0 && keep(entry)) keys.push(Math.round(score * STEPS) * ENTRIES + (ENTRIES - 1 - entry));
  });
  return Array.from(Float64Array.from(keys).sort().reverse(), (key) => ENTRIES - 1 - (key % ENTRIES));
}
