/** How an entry is opened as somebody: the address that signs a browser in as a persona, and the personas' names. */
import { personas } from '../clerk/personas.ts';

export const VIEW_AS = '/_view-as/';
/** A reader who has signed out. */
export const ANYBODY = 'anonymous';

/** The part of a persona's address before the @. */
export const nameOf = ({ email }: { email: string }): string => email.replace(/@.*/, '');

export const READERS = [ANYBODY, ...personas.map(nameOf)];

/** @param to path of the page to open */
export const viewAsHref = (name: string, to: string): string =>
  `${VIEW_AS}${name}?to=${encodeURIComponent(to)}`;
