/** The index of search is made once the first page has been asked for, so that the first reader who searches does not wait for it. */
import type { MiddlewareHandler } from 'astro';
import { logFailure } from '#src/errors/log-failure.ts';
import { prepareSearch } from './answer.ts';

let begun = import.meta.env.DEVELOPING;

export const searchInBackground: MiddlewareHandler = (context, next) => {
  if (!begun && !context.isPrerendered) {
    begun = true;
    // Whoever searches tries again, and is told.
    prepareSearch(Date.now()).catch((error: unknown) => void logFailure(error, { url: 'search' }));
  }
  return next();
};
