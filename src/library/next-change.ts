/** When the publication next changes by itself, because a date of its entries comes. */
import { loadEntries } from './entries.ts';

let moments: readonly number[] | undefined;

/**
 * @param now epoch milliseconds
 * @returns epoch milliseconds of the next publication or opening; `Infinity` when no date is to come
 */
export async function nextChange(now: number): Promise<number> {
  moments ??= await readMoments();
  return moments.find((moment) => moment > now) ?? Number.POSITIVE_INFINITY;
}

async function readMoments(): Promise<number[]> {
  const { posts, pages } = await loadEntries();
  return [...posts.values(), ...pages.values()]
    .flatMap(({ data }) => [data.pubDate.getTime(), data.opensOn?.getTime() ?? 0])
    .filter((moment) => moment > Date.now())
    .sort((a, b) => a - b);
}
