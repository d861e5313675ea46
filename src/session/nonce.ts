/** A nonce for the inline scripts of Clerk's components, made when the first of them asks; other pages have none. */
import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'astro';

const HEADER = 'content-security-policy';

/**
 * Offers `locals.nonce`, and names it in the page's policy if it was used.
 * A page that used it is for one answer only: `locals.nonceUsed` keeps it out of shared caches.
 * Must stand outside of the step that reads pages to their end: before, nobody knows whether one will ask.
 */
export const offerNonce: MiddlewareHandler = async ({ locals }, next) => {
  let nonce: string | undefined;
  Object.defineProperty(locals, 'nonce', {
    configurable: true,
    get: () => {
      nonce ??= randomBytes(16).toString('base64');
      return nonce;
    },
  });
  Object.defineProperty(locals, 'nonceUsed', { configurable: true, get: () => nonce !== undefined });
  const response = await next();
  const policy = response.headers.get(HEADER);
  if (nonce && policy)
    response.headers.set(HEADER, policy.replace('script-src ', `script-src 'nonce-${nonce}' `));
  return response;
};
