/** Identifiers and clock readings in the form that Clerk gives them. */
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A new identifier such as `user_2b7Q…`: Clerk's prefix and 24 random letters or digits. */
export function newId(prefix: string): string {
  const letters = Array.from(randomBytes(24), (byte) => ALPHABET[byte % ALPHABET.length]);
  return `${prefix}_${letters.join('')}`;
}

/** Epoch seconds, as tokens and cookies count. */
export function seconds(milliseconds: number = Date.now()): number {
  return Math.floor(milliseconds / 1000);
}

/** A name as it stands in a URL: lower case, words joined by hyphens. */
export function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
