/** Which parts of a body are open to a viewer: its own rule is met, and so is that of every part around it. */
import { type Decision, decide } from '#src/access/decide.ts';
import type { Rule } from '#src/access/rule.ts';
import { BODY, type EntryParts } from '#src/mdx/parts.ts';
import type { Asking } from './list-cards.ts';

export interface OpenParts {
  readonly openParts: ReadonlySet<string>;
  /** The decision of each gate by itself, by its part. */
  readonly gates: ReadonlyMap<string, Decision>;
}

/** @param decision of the entry, which the part below the wall follows */
export function openPartsOf(
  { parts }: Pick<EntryParts<Rule>, 'parts'>,
  decision: Decision,
  { viewer, now }: Asking,
): OpenParts {
  const openParts = new Set<string>();
  const gates = new Map<string, Decision>();
  for (const part of parts) {
    const own = part.id === BODY ? decision : part.rule ? decide(part.rule, viewer, now) : undefined;
    if (!own) continue;
    if (part.id !== BODY) gates.set(part.id, own);
    if (own.state === 'open' && (part.parent === null || openParts.has(part.parent))) openParts.add(part.id);
  }
  return { openParts, gates };
}
