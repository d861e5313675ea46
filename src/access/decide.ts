/** The decision: may this viewer open what this rule guards, and if not, what is missing. */
import { type Access, type Rule, toAccess } from './rule.ts';
import type { Viewer } from './viewer.ts';

export interface Open {
  readonly state: 'open';
}

export interface Locked {
  readonly state: 'locked';
  /** What the viewer lacks, in the words of an author's `access`; requirements that are met are left out. */
  readonly need: Access;
  /** Whether the viewer is signed in: without that, signing in is always the first step. */
  readonly signedIn: boolean;
  /** When the entry opens for everyone, in epoch milliseconds, if it ever does. */
  readonly opensOn?: number;
}

export type Decision = Open | Locked;

const OPEN: Open = Object.freeze({ state: 'open' });

/**
 * Decides one rule for one viewer. Pure: the same arguments give the same answer.
 *
 * @param rule a parsed rule; anything that is not recognised stays locked
 * @param viewer who asks
 * @param now epoch milliseconds
 */
export function decide(rule: Rule, viewer: Viewer, now: number): Decision {
  if (isMet(rule, viewer, now)) return OPEN;
  const locked: Locked = { state: 'locked', need: missing(rule, viewer, now), signedIn: viewer.signedIn };
  return rule.kind === 'opens-on' ? { ...locked, opensOn: rule.on } : locked;
}

function isMet(rule: Rule, viewer: Viewer, now: number): boolean {
  switch (rule.kind) {
    case 'public':
      return true;
    case 'signed-in':
      return viewer.signedIn;
    case 'plan':
      return viewer.signedIn && rule.holdings.some((holding) => viewer.holds(holding));
    case 'role':
      return viewer.signedIn && viewer.holds({ role: rule.role });
    case 'permission':
      return viewer.signedIn && viewer.holds({ permission: rule.permission });
    case 'feature':
      return viewer.signedIn && viewer.holds({ feature: rule.feature, payer: rule.payer });
    case 'any':
      return rule.of.some((term) => isMet(term, viewer, now));
    case 'all':
      return rule.of.length > 0 && rule.of.every((term) => isMet(term, viewer, now));
    case 'opens-on':
      return now >= rule.on || isMet(rule.until, viewer, now);
    default:
      return false;
  }
}

function missing(rule: Rule, viewer: Viewer, now: number): Access {
  if (rule.kind === 'opens-on') return missing(rule.until, viewer, now);
  if (rule.kind !== 'all') return toAccess(rule);
  const unmet = rule.of.filter((term) => !isMet(term, viewer, now));
  const [only] = unmet;
  return unmet.length === 1 && only
    ? missing(only, viewer, now)
    : { all: unmet.map((term) => missing(term, viewer, now)) };
}
