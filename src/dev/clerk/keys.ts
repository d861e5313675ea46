/** The keys of one local Clerk: made at its first start, kept in its state file, never in source. */
import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';

/** As whom the local Clerk answers. */
export interface Identity {
  /** `local`, reached through the site; or `development`, as a real development instance answers, for tests of how the site meets one */
  readonly kind: 'local' | 'development';
  readonly publishableKey: string;
  /** The issuer of every session token. */
  readonly issuer: string;
  /** What Clerk appends to cookie names so that two sites on one host do not share a session. */
  readonly cookieSuffix: string;
}

/** The hosts that publishable keys name. Nobody contacts the first one; tests lead the second one here. */
const HOSTS = { local: 'clerk.localhost.test', development: 'posing-as-real-1.clerk.accounts.dev' };

export function identityOf(kind: Identity['kind']): Identity {
  // Clerk's own form: the host and a dollar sign in base64. Keys of the live kind do without a redirect at every first visit.
  const prefix = kind === 'local' ? 'pk_live_' : 'pk_test_';
  const publishableKey = prefix + btoa(`${HOSTS[kind]}$`).replace(/=+$/, '');
  return {
    kind,
    publishableKey,
    issuer: `https://${HOSTS[kind]}`,
    cookieSuffix: createHash('sha1').update(publishableKey).digest('base64url').slice(0, 8),
  };
}

export interface Keys {
  /** PKCS#8 PEM */
  privateKey: string;
  /** SPKI PEM, what a site knows as `CLERK_JWT_KEY` */
  publicKey: string;
  /** names the key in the header of a token */
  kid: string;
  /** starts with `sk_live_local_`, so that it can be told from a real one; a development instance says `sk_test_` */
  secretKey: string;
  /** `whsec_` and 24 bytes in base64 */
  webhookSecret: string;
}

/** Makes a fresh set of keys. */
export function createKeys(kind: Identity['kind'] = 'local'): Keys {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    ...pair,
    kid: `ins_${randomBytes(12).toString('hex')}`,
    secretKey: `sk_${kind === 'local' ? 'live' : 'test'}_local_${randomBytes(24).toString('base64url')}`,
    webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  };
}

/** The public key as an entry of a JSON Web Key Set. */
export function toJwk(keys: Keys) {
  const { n = '', e = '' } = createPublicKey(keys.publicKey).export({ format: 'jwk' });
  return { use: 'sig', kty: 'RSA', alg: 'RS256', kid: keys.kid, n, e };
}
