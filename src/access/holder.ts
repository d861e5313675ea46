/** A reader as a plan makes them: signed in, and holding that plan with its features, and nothing else. */
import type { Payer } from './declared.ts';
import type { Viewer } from './viewer.ts';

export interface HeldPlan {
  readonly plan: string;
  readonly payer: Payer;
  /** The features that come with it. */
  readonly features: readonly string[];
}

/** @param held the one plan; without it, a reader who has only signed in */
export function holderOf(held?: HeldPlan): Viewer {
  return {
    signedIn: true,
    holds: (question) => {
      if (!held || !('payer' in question) || question.payer !== held.payer) return false;
      return 'plan' in question ? question.plan === held.plan : held.features.includes(question.feature);
    },
  };
}
