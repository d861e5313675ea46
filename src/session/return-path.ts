/** The way back: the page of this site that a reader came from, as `?redirect_url=` names it. */

/**
 * @param url of the request
 * @returns a path of this site with its query, or undefined for anything that would lead elsewhere
 */
export function returnPath(url: URL): string | undefined {
  const wanted = url.searchParams.get('redirect_url');
  if (!wanted || !URL.canParse(wanted, url.origin)) return undefined;
  const target = new URL(wanted, url.origin);
  return target.origin === url.origin ? target.pathname + target.search : undefined;
}
