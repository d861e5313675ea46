/** A page that is rendered to be kept: it has a viewer, and no reader. */
import type { APIContext, MiddlewareHandler } from 'astro';
import { answersOf, questionsOf, viewerOf } from '#src/access/answers.ts';
import type { Viewer } from '#src/access/viewer.ts';
import theme from '#theme';
import { leavesCookies } from './cache-headers.ts';

const questions = questionsOf(theme.declared);

/** What a viewer answers to every question that this site can ask. */
export const siteAnswers = (viewer: Viewer): string => answersOf(viewer, questions);

const refuse = (): never => {
  throw new Error('A page that may be kept asks who its reader is.');
};

/** A reader of whom is known that there is one: Clerk's `<Show when="signed-in">` asks no more. */
const SOMEBODY = { [Symbol.toPrimitive]: refuse, toJSON: refuse };

const authOfSomebody = new Proxy<Record<string | symbol, unknown>>(
  { userId: SOMEBODY, isAuthenticated: true, has: refuse },
  { get: (known, name) => known[name] ?? refuse() },
);

/**
 * Gives the page the viewer that the server asks for. Who the reader is, or in which organization, no page may ask here: such a page
 * fails, and is rendered for its reader instead.
 */
export function beAnyWhoAnswers({ locals }: APIContext, answers: string): void {
  locals.viewer = viewerOf(answers, questions);
  locals.auth = (() => authOfSomebody) as unknown as typeof locals.auth;
  locals.currentUser = refuse;
  Object.defineProperty(locals, 'organization', { configurable: true, get: refuse });
}

/**
 * Says of a page that was rendered to be kept whether it may be: when it says so itself, and carries nothing that is for one answer
 * only. A page that says nothing is never kept.
 *
 * @param nextChange when the publication changes by itself, after a moment in epoch milliseconds
 */
export function mayBeKept(nextChange: (now: number) => Promise<number>): MiddlewareHandler {
  return async (context, next) => {
    const response = await next();
    const { keeping, keepable, keptUntil = Number.POSITIVE_INFINITY, nonceUsed, now } = context.locals;
    if (keeping && keepable && !nonceUsed && response.status === 200 && !leavesCookies(context, response))
      keeping.until = Math.min(await nextChange(now), keptUntil);
    return response;
  };
}
