/** A viewer: whoever makes a request, reduced to the questions that a rule may ask. */
import type { Payer } from './declared.ts';

/** One question to the session; Clerk's `has()` answers it. Exactly one kind per question. */
export type Question =
  | { readonly plan: string; readonly payer: Payer }
  | { readonly feature: string; readonly payer: Payer }
  | { readonly role: string }
  | { readonly permission: string };

export interface Viewer {
  readonly signedIn: boolean;
  /** Whether the viewer holds what is asked. Never true for a viewer who is not signed in. */
  holds(question: Question): boolean;
}

/** The viewer of a request that carries no session. */
export const ANONYMOUS: Viewer = Object.freeze({ signedIn: false, holds: () => false });
