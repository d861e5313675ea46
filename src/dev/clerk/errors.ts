/** Refusals in the form in which Clerk words them, so that its components can show them under the right field. */
import type { ClerkAPIErrorJSON } from '@clerk/shared/types';

/** An answer that is an error: thrown anywhere, turned into JSON by the router. */
export class ClerkError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500;
  readonly errors: ClerkAPIErrorJSON[];

  /**
   * @param status HTTP status
   * @param code Clerk's name for the error, which its components translate
   * @param message one sentence for the reader
   * @param param name of the form field under which the sentence appears
   */
  constructor(status: ClerkError['status'], code: string, message: string, param?: string) {
    super(message);
    this.status = status;
    this.errors = [{ code, message, long_message: message, meta: param ? { param_name: param } : {} }];
  }
}

export const notFound = (what: string) =>
  new ClerkError(404, 'resource_not_found', `The local Clerk has no such ${what}.`);

export const missing = (param: string) =>
  new ClerkError(422, 'form_param_missing', `Please enter ${param.replaceAll('_', ' ')}.`, param);

export const wrongCode = () =>
  new ClerkError(422, 'form_code_incorrect', 'That code is not right. The local Clerk takes 424242.', 'code');

export const unauthenticated = () => new ClerkError(401, 'authentication_invalid', 'Nobody is signed in.');
