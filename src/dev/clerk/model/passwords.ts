/** Passwords are kept as salted hashes even here, because people type real ones into forms that look real. */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const COST = { N: 4096 };

/** Returns `salt:hash`, both in hex. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${scryptSync(password, salt, 32, COST).toString('hex')}`;
}

/** Whether a password belongs to a hash; false when there is no hash. */
export function checkPassword(password: string, stored: string | null): boolean {
  const [salt, hash] = (stored ?? '').split(':');
  if (!salt || !hash) return false;
  const expected = Buffer.from(hash, 'hex');
  return timingSafeEqual(expected, scryptSync(password, Buffer.from(salt, 'hex'), expected.length, COST));
}
