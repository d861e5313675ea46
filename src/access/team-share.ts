/** The part of a viewer that comes from the active organization's subscription: its plan and its features. */
import type { Viewer } from './viewer.ts';

/** @returns a viewer who holds of `viewer`'s holdings only those that an organization pays for */
export function teamShareOf(viewer: Viewer): Viewer {
  return {
    signedIn: viewer.signedIn,
    holds: (question) => 'payer' in question && question.payer === 'organization' && viewer.holds(question),
  };
}
