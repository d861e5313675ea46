/** The keys of one local Clerk: made at its first start, kept in its state file, never in source. */
import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';

/** The host that the publishable key names; nobody ever contacts it. */
export const FRONTEND_API_HOST = 'clerk.localhost.test';

/** Clerk's own form: the host and a dollar sign in base64, behind the prefix of a production instance. */
export const PUBLISHABLE_KEY = `pk_live_${btoa(`${FRONTEND_API_HOST}$`).replace(/=+$/, '')}`;

/** The issuer of every session token. */
export const ISSUER = `https://${FRONTEND_API_HOST}`;

export interface Keys {
  /** PKCS#8 PEM */
  privateKey: string;
  /** SPKI PEM, what a site knows as `CLERK_JWT_KEY` */
  publicKey: string;
  /** names the key in the header of a token */
  kid: string;
  /** starts with `sk_live_local_`, so that it can be told from a real one */
  secretKey: string;
  /** `whsec_` and 24 bytes in base64 */
  webhookSecret: string;
}

/** Makes a fresh set of keys. */
export function createKeys(): Keys {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    ...pair,
    kid: `ins_${randomBytes(12).toString('hex')}`,
    secretKey: `sk_live_local_${randomBytes(24).toString('base64url')}`,
    webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  };
}

/** The public key as an entry of a JSON Web Key Set. */
export function toJwk(keys: Keys) {
  const { n = '', e = '' } = createPublicKey(keys.publicKey).export({ format: 'jwk' });
  return { use: 'sig', kty: 'RSA', alg: 'RS256', kid: keys.kid, n, e };
}

/** What Clerk appends to cookie names so that two sites on one host do not share a session. */
export const COOKIE_SUFFIX = createHash('sha1').update(PUBLISHABLE_KEY).digest('base64url').slice(0, 8);
