/** Does the same with many things, a few at a time. */

/**
 * @param atOnce how many are worked on at the same time
 * @param work is given each item, and the number of the worker that took it, from 0 on
 * @returns results in the order of the items
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, worker: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  let next = 0;
  const workers = Array.from({ length: Math.min(atOnce, items.length) }, async (_, worker) => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as Item, worker);
    }
  });
  await Promise.all(workers);
  return results;
}
