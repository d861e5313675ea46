/** Whom an author pretends to be while developing, as the cookie tells it. */

export const COOKIE = 'gatepost-view-as';
/** Where the toolbar asks why a page is open or shut. */
export const TRACE_PATH = '/_decision-trace';

export interface Pretence {
  /** False for a visitor. */
  readonly signedIn: boolean;
  readonly plans: readonly string[];
  readonly roles: readonly string[];
}

/** @returns undefined when the cookie is absent or is nothing that this file wrote */
export function readPretence(cookie: string | undefined): Pretence | undefined {
  try {
    const { signedIn, plans, roles } = JSON.parse(cookie ?? '') as Pretence;
    return { signedIn: signedIn === true, plans: [...plans], roles: [...roles] };
  } catch {
    return undefined;
  }
}
