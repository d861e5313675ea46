/** Where readers sign in and sign up, and how they come back to what they were reading. */

export const SIGN_IN = '/sign-in';
export const SIGN_UP = '/sign-up';
export const PRICING = '/pricing';

/** @param to path of this site to which the reader goes on, with its query */
export const returningTo = (to: string): string => `?redirect_url=${encodeURIComponent(to)}`;
