/** Long lists in pages. The first page is the list's own address, `/posts`; the others are `/posts/page/2` and so on. */

export interface ListSlice<Item> {
  readonly items: readonly Item[];
  /** From 1. */
  readonly number: number;
  /** How many there are; 1 for an empty list. */
  readonly count: number;
}

/**
 * One page of a list.
 *
 * @param number as the address has it; left out, the first page
 * @param size items on a page
 * @returns undefined for a page that does not exist, or whose number is written in another form, `1` included
 */
export function slicePage<Item>(items: readonly Item[], number: undefined, size: number): ListSlice<Item>;
export function slicePage<Item>(
  items: readonly Item[],
  number: string | undefined,
  size: number,
): ListSlice<Item> | undefined;
export function slicePage<Item>(
  items: readonly Item[],
  number: string | undefined,
  size: number,
): ListSlice<Item> | undefined {
  const count = Math.max(1, Math.ceil(items.length / size));
  if (number !== undefined && !/^(?:[2-9]|[1-9]\d{1,6})$/.test(number)) return undefined;
  const at = Number(number ?? 1);
  return at > count ? undefined : { items: items.slice((at - 1) * size, at * size), number: at, count };
}

/** Path of a page of the list at `base`. */
export function pagePath(base: string, number: number): string {
  return number === 1 ? base : `${base}/page/${number}`;
}
