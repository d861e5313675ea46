/** Whom an author pretends to be while developing, as the cookie tells it, and the viewer that follows from it. */
import type { Question, Viewer } from '#src/access/viewer.ts';
import { ANONYMOUS } from '#src/access/viewer.ts';
import type { Theme } from '#src/theme/schema.ts';

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

/** A viewer who holds these plans with their features, and these roles with their permissions, as Clerk would answer. */
export function pretendedViewer({ signedIn, plans, roles }: Pretence, theme: Theme): Viewer {
  if (!signedIn) return ANONYMOUS;
  const holds = (question: Question): boolean => {
    if ('plan' in question) return plans.includes(question.plan);
    if ('feature' in question)
      return plans.some((plan) => theme.plans[plan]?.features.includes(question.feature));
    if ('role' in question) return roles.includes(question.role);
    return roles.some((role) => theme.roles[role]?.permissions.includes(question.permission));
  };
  return { signedIn: true, holds };
}
