/** A seal: all that must hold before a stretch of text may have any influence on what a viewer is answered. */
import { decide } from '#src/access/decide.ts';
import type { Rule } from '#src/access/rule.ts';
import type { Asking } from './list-cards.ts';

export interface Seal {
  /** Every one of them must be met: the entry's, and that of each gate around the text. */
  readonly rules: readonly Rule[];
  /** When the entry is published, in epoch milliseconds; 0 when that is no condition. */
  readonly from: number;
}

/** Whether the text under a seal is open to this viewer, at this moment. */
export function isUnsealed({ rules, from }: Seal, { viewer, now }: Asking): boolean {
  return now >= from && rules.every((rule) => decide(rule, viewer, now).state === 'open');
}

/**
 * The seal without conditions that hold for everybody by `now`, in one spelling: time only ever opens.
 * Texts whose seals have the same key are open to the same viewers at every moment from then on.
 */
export function settleSeal(seal: Seal, now: number): { seal: Seal; key: string } {
  const lasting = seal.rules.filter(
    ({ kind, ...rule }) => kind !== 'public' && !(kind === 'opens-on' && 'on' in rule && rule.on <= now),
  );
  const byKey = new Map(lasting.map((rule) => [JSON.stringify(rule), rule]));
  const keys = [...byKey.keys()].sort();
  const from = seal.from > now ? seal.from : 0;
  const rules = keys.flatMap((key) => byKey.get(key) ?? []);
  return { seal: { rules, from }, key: `${from} ${keys.join(' ')}` };
}
