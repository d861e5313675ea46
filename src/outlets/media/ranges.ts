/** Byte ranges as RFC 9110 (section 14) has them: one per answer. */

export type Range =
  | { readonly kind: 'whole' }
  /** First and last byte, both inside the file. */
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'refused' };

const WHOLE: Range = { kind: 'whole' };
const REFUSED: Range = { kind: 'refused' };

/**
 * @param header of the request
 * @param size of the file in bytes
 * @returns `whole` without a range, for a unit other than bytes and for several ranges, all of which a server may ignore;
 *   `refused` for one that is malformed or begins after the end
 */
export function readRange(header: string | null, size: number): Range {
  const [, list] = /^\s*bytes\s*=(.*)$/i.exec(header ?? '') ?? [];
  if (list === undefined) return WHOLE;
  const ranges = list.split(',').map((range) => readOne(range, size));
  if (ranges.length === 1) return ranges[0] ?? REFUSED;
  return ranges.every(({ kind }) => kind === 'part') ? WHOLE : REFUSED;
}

function readOne(range: string, size: number): Range {
  const [, first = '', last = ''] = /^\s*(\d*)-(\d*)\s*$/.exec(range) ?? [];
  if (!first && !last) return REFUSED;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return start <= end && start < size ? { kind: 'part', start, end } : REFUSED;
}
