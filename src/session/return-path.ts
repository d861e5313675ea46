/** The way back: the page of this site that a reader came from, as `?redirect_url=` names it. */

/**
 * @param url of the request
 * @returns a path of this site with its query, or undefined for anything that would lead elsewhere
 */
export function returnPath(url: URL): string | undefined {
  return ownPath(url.searchParams.get('redirect_url'), url.origin);
}

/**
 * The path of an address on this site.
 *
 * @param wanted an address as somebody outside wrote it
 * @returns a path with its query, which no browser reads as another site; undefined for anything else
 */
export function ownPath(wanted: string | null, origin: string): string | undefined {
  if (!wanted || !URL.canParse(wanted, origin)) return undefined;
  const target = new URL(wanted, origin);
  // Two slashes at its beginning, as of `/.//elsewhere.example`, make a path that names a host (RFC 3986, 4.2).
  const isOurs = target.origin === origin && !target.pathname.startsWith('//');
  return isOurs ? target.pathname + target.search : undefined;
}
