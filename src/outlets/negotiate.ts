/** Which of the forms that an address has a request prefers (RFC 9110, section 12.5.1). */

/**
 * @param accept the header `Accept`, or null
 * @param offered media types, the usual one first; it wins a tie, and whatever cannot be understood
 * @returns one of the offered types; the first also when none is acceptable, since a page beats an error
 */
export function negotiate(accept: string | null, offered: readonly [string, ...string[]]): string {
  const ranges = (accept ?? '*/*').slice(0, 1000).split(',').map(readRange);
  const [first, ...others] = offered.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const best = others.reduce((kept, next) => (next.quality > (kept?.quality ?? 0) ? next : kept), first);
  return best?.type ?? offered[0];
}

interface MediaRange {
  readonly range: string;
  readonly quality: number;
}

function readRange(text: string): MediaRange {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight ? Number(weight.slice(2)) : 1;
  return { range, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most specific range that covers a type decides. */
function qualityOf(type: string, ranges: readonly MediaRange[]): number {
  const forms = [type, `${type.split('/')[0]}/*`, '*/*'];
  for (const form of forms) {
    const found = ranges.find(({ range }) => range === form);
    if (found) return found.quality;
  }
  return 0;
}
