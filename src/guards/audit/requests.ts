/** What one reader is sent to ask for, before any answer has led further. */
import type { WrittenEntry } from '../content/read-entries.ts';
import type { StandIn } from '../content/stand-ins.ts';
import { type Form, pageOf, VARIANTS, WELL_KNOWN } from './addresses.ts';
import type { Request } from './crawl.ts';
import type { Secrets } from './secrets.ts';

/** Forms in which a browser fetches ahead. They say nothing of who asks, so those with the least try them. */
const AHEAD = ['prefetch', 'prerender'];

/**
 * @param patterns of the build's routes
 * @param forms in which the site gives entries
 * @param hasLeast whether no other reader holds less, among those who are signed in or not
 */
export function requestsOf(
  { viewer }: StandIn,
  hasLeast: boolean,
  secrets: Secrets,
  patterns: readonly string[],
  forms: readonly Form[],
): Request[] {
  const plain = patterns.filter((pattern) => !pattern.includes('['));
  const searches = new Set(['/search', ...plain.filter((pattern) => /search/.test(pattern))]);
  // In what they may read anyway there is nothing to find, beyond what its page links to.
  const closedParts = secrets.parts.filter((part) => !part.opensFor(viewer));
  const closed = [...new Set<WrittenEntry>(closedParts.map(({ entry }) => entry))];
  const words = [...new Set(closedParts.flatMap((part) => secrets.rareWordOf(part) ?? []))];
  const variants = VARIANTS.filter(([name]) => hasLeast || !AHEAD.includes(name));
  return [
    ...[...WELL_KNOWN, ...plain].map((address) => ({ address })),
    ...closed.flatMap((entry) => [pageOf, ...forms].map((form) => ({ address: form(entry) }))),
    ...closed.flatMap((entry) =>
      variants.map(([variant, headers]) => ({ address: pageOf(entry), variant, headers })),
    ),
    ...[...searches].flatMap((search) =>
      words.map((word) => ({ address: `${search}?q=${encodeURIComponent(word)}` })),
    ),
  ];
}
