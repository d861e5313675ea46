/** "Did you mean …": the nearest of the allowed names to a misspelt one. */

/**
 * @param given what was written
 * @param allowed the names that would have been right
 * @returns the nearest name, if it is at most a third of its letters away
 */
export function nearest(given: string, allowed: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of allowed) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best && bestDistance <= Math.max(1, Math.ceil(best.length / 3)) ? best : undefined;
}

/**
 * The sentence that mends a misspelt name: the near miss, then everything that is allowed.
 *
 * @param kind what the names are, in the plural: "plans"
 */
export function suggestion(given: string, allowed: readonly string[], kind: string): string {
  const near = nearest(given, allowed);
  const list = allowed.length > 0 ? allowed.join(', ') : 'none';
  return `${near ? `Did you mean "${near}"? ` : ''}${kind}: ${list}.`;
}

/** Levenshtein distance, by its row-by-row recurrence. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
