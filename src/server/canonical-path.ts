/** Whether a path is in the one form that the site knows, and if not, whether there is anything at it. */

export type PathAnswer =
  | { readonly kind: 'canonical' }
  /** The same page without the slash at its end. */
  | { readonly kind: 'moved'; readonly path: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'nothing' };

/** Slashes of either kind, plain or encoded, side by side or where only an encoded one can be: two readings, so none. */
const SLASHES = /\\|\/\/|%2f|%5c/i;
const DOT_SEGMENT = /(?:^|\/)(?:\.|%2e){1,2}(?=\/|$)/i;
/** Characters that need no encoding (RFC 3986, 2.3), encoded all the same: a second form of some path. */
const NEEDLESS = /%(?:2[de]|3\d|4[1-9a-f]|5[\da]|5f|6[1-9a-f]|7[\dae])/i;
/** Names under which other servers keep a page as a file, and the pages of errors themselves. */
const PAGE_FILE = /(?:\.html?|\/index|^\/(?:404|500))$/i;
const CONTROL = /\p{Cc}/u;

/** @param path the path of a request line, without its query */
export function canonicalPath(path: string): PathAnswer {
  if (!path.startsWith('/')) return { kind: 'malformed' };
  const decoded = decode(path);
  if (decoded === undefined || CONTROL.test(decoded)) return { kind: 'malformed' };
  if (SLASHES.test(path) || DOT_SEGMENT.test(path) || NEEDLESS.test(path)) return { kind: 'nothing' };
  // Encoded twice: what is left after decoding once must not be read again by anybody.
  if (/%[\da-f]{2}/i.test(decoded)) return { kind: 'nothing' };
  if (path !== '/' && path.endsWith('/')) return { kind: 'moved', path: path.slice(0, -1) };
  return PAGE_FILE.test(path) ? { kind: 'nothing' } : { kind: 'canonical' };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
