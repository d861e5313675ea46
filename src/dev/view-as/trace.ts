/** Why an entry and each gate in it are open or shut: the rule, taken apart into requirements, with the answer to each. */
import { decide } from '#src/access/decide.ts';
import { type Rule, toAccess } from '#src/access/rule.ts';
import type { Viewer } from '#src/access/viewer.ts';

export interface TraceLine {
  /** How deep in the rule it stands. */
  readonly depth: number;
  readonly requirement: string;
  readonly open: boolean;
}

/** The trace of one rule, and what it guards. */
export interface Trace {
  readonly of: string;
  readonly lines: readonly TraceLine[];
}

/** The rule of an entry, and that of each gate in its body, in their order. */
export function tracesOf(rule: Rule, gates: Iterable<Rule>, viewer: Viewer, now: number): Trace[] {
  return [
    { of: 'the entry', lines: traceOf(rule, viewer, now) },
    ...[...gates].map((gate, at) => ({ of: `gate ${at + 1}`, lines: traceOf(gate, viewer, now) })),
  ];
}

/** The rule first, then each term inside it. */
function traceOf(rule: Rule, viewer: Viewer, now: number, depth = 0): TraceLine[] {
  const terms = 'of' in rule ? rule.of : 'until' in rule ? [rule.until] : [];
  const opening =
    rule.kind === 'opens-on' ? `, or after ${new Date(rule.on).toISOString().slice(0, 10)}` : '';
  return [
    { depth, requirement: said(toAccess(rule)) + opening, open: decide(rule, viewer, now).state === 'open' },
    ...terms.flatMap((term) => traceOf(term, viewer, now, depth + 1)),
  ];
}

function said(access: unknown): string {
  return typeof access === 'string'
    ? access
    : JSON.stringify(access).replaceAll('"', '').replaceAll(/[{}]/g, ' ').trim();
}
