/** Addresses in a body that mean a file beside the entry. Part of every rendered page, so it imports nothing. */

/**
 * The path of a file beside the entry.
 *
 * @param url as the author wrote it
 * @returns the path, decoded, without query and fragment; undefined for any other address
 */
export function relativeFile(url: string | undefined): string | undefined {
  if (!url || /^(?:[/#?]|[a-z][a-z\d+.-]*:)/i.test(url)) return undefined;
  const path = url.replace(/[?#].*$/s, '');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
