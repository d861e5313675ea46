/** Whether a client holds an answer already (RFC 9110, section 13.2.2). */

/**
 * @param header gives a header of the request by its name
 * @param etag of the answer
 * @param changed epoch milliseconds of its last change; left out, only the tag counts, which is stronger than a date anyway
 */
export function isHeld(
  header: (name: 'if-none-match' | 'if-modified-since') => string | null | undefined,
  etag: string,
  changed: number | undefined,
): boolean {
  const tags = header('if-none-match');
  if (tags !== null && tags !== undefined) {
    const bare = etag.replace(/^W\//, '');
    return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === bare);
  }
  const since = Date.parse(header('if-modified-since') ?? '');
  return changed !== undefined && Math.floor(changed / 1000) * 1000 <= since;
}
