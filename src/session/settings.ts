/**
 * The environment, read and validated in one place: where the site is, how the server listens, and which Clerk it talks to.
 * One table of variables and one of refusals, kept together so that nothing starts with half of them.
 */
import { isIP } from 'node:net';
import { publicSecretsIn } from './public-names.ts';

export interface ClerkSettings {
  /** Which Clerk: the one of `src/dev`, one that Clerk makes while developing, or a real instance with its keys. */
  readonly kind: 'local' | 'keyless' | 'development' | 'production';
  readonly publishableKey: string;
  readonly secretKey: string;
  /** PEM public key: session tokens are verified without a network call. */
  readonly jwtKey: string | undefined;
  readonly siteOrgId: string | undefined;
  /** Whether the browser reaches Clerk through `/__clerk` of this site. */
  readonly proxied: boolean;
  readonly webhookSecret: string | undefined;
  /** Where Clerk's Backend API is; undefined for Clerk's own. */
  readonly apiUrl: string | undefined;
}

export interface Settings {
  /** Public origin of the site, without a trailing slash. */
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  /** Addresses whose forwarded headers count. */
  readonly trustProxy: readonly string[];
  /** Origins of the creator's own services that pages may talk to. */
  readonly otherBackends: readonly string[];
  /** How many bytes of finished pages the server keeps; none when it keeps no page. */
  readonly keptBytes: number;
  readonly clerk: ClerkSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A problem with the environment. Its message is for the creator's terminal and holds no value of a secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * @param env usually `process.env`
 * @param defaults the theme's `url`
 * @param mode `production` refuses what only development may use
 * @throws {SettingsError} naming the variable and the fix
 */
export function readSettings(
  env: Environment,
  defaults: { url: string },
  mode: 'production' | 'development',
): Settings {
  const [secret] = publicSecretsIn(env);
  if (secret) throw new SettingsError(`${secret.problem} ${secret.mend}`);
  const host = env.HOST || (mode === 'production' ? '0.0.0.0' : '127.0.0.1');
  const origin = readOrigin(env.SITE_URL || defaults.url);
  return {
    origin,
    host,
    port: readPort(env.PORT),
    trustProxy: readProxies(env.TRUST_PROXY),
    otherBackends: listed(env.OTHER_BACKENDS).map(readBackend),
    keptBytes: readKept(env.KEEP_PAGES),
    clerk: readClerk(env, mode, isLoopback(host)),
  };
}

/** Whether a host name or address never leaves this machine. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '::1' ||
    host === '[::1]' ||
    /^127(?:\.\d+){3}$/.test(host)
  );
}

function readOrigin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SettingsError(
      `SITE_URL is "${value}", which is not an address. Write the public origin, like https://example.com.`,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new SettingsError(
      `SITE_URL is "${value}": a public site needs https, because session cookies travel with every request.`,
    );
  }
  if (url.pathname !== '/' || url.search || url.hash) {
    throw new SettingsError(`SITE_URL is "${value}": write the origin alone, without a path: ${url.origin}.`);
  }
  return url.origin;
}

function readPort(value: string | undefined): number {
  const port = Number(value || 4321);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SettingsError(
    `PORT is "${value}", which is not a port. Write a number from 1 to 65535, or leave it out for 4321.`,
  );
}

function readProxies(value: string | undefined): string[] {
  const addresses = listed(value);
  const wrong = addresses.find((address) => isIP(address) === 0);
  if (wrong)
    throw new SettingsError(
      `TRUST_PROXY names "${wrong}", which is not an IP address. List the proxy's addresses, separated by commas.`,
    );
  return addresses;
}

/** Readers' tokens travel there: in the open only on this machine. */
function readBackend(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && isSafe && url.origin === value) return value;
  throw new SettingsError(
    `OTHER_BACKENDS names "${value}", which is not the origin of a service. Write addresses like https://podcast.example.com, separated by commas.`,
  );
}

function listed(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

const MEBIBYTE = 1024 * 1024;

function readKept(value: string | undefined): number {
  if (value === 'off') return 0;
  const mebibytes = Number(value || 32);
  if (Number.isInteger(mebibytes) && mebibytes > 0 && mebibytes <= 4096) return mebibytes * MEBIBYTE;
  throw new SettingsError(
    `KEEP_PAGES is "${value}". Write off, or how many megabytes of finished pages the server keeps in memory (32 if left out).`,
  );
}

/** Clerk's SDK finds the keys by itself, and keeps them in a folder of its own. Only while developing. */
const KEYLESS: ClerkSettings = {
  kind: 'keyless',
  publishableKey: '',
  secretKey: '',
  jwtKey: undefined,
  siteOrgId: undefined,
  proxied: false,
  webhookSecret: undefined,
  apiUrl: undefined,
};

function readClerk(env: Environment, mode: 'production' | 'development', loopback: boolean): ClerkSettings {
  const publishableKey = env.PUBLIC_CLERK_PUBLISHABLE_KEY;
  const secretKey = env.CLERK_SECRET_KEY;
  const missing = [
    !publishableKey && 'PUBLIC_CLERK_PUBLISHABLE_KEY',
    !secretKey && 'CLERK_SECRET_KEY',
  ].filter(Boolean);
  if (mode === 'development' && env.GATEPOST_CLERK === 'keyless' && missing.length === 2)
    return { ...KEYLESS, apiUrl: env.CLERK_API_URL || undefined };
  if (!publishableKey || !secretKey) {
    throw new SettingsError(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set, and a production server needs Clerk's keys. ` +
        'Copy them from the Clerk dashboard (API keys) into the environment, or try the site with the local Clerk: npm run preview.',
    );
  }
  const kind = kindOf(publishableKey);
  if (!/^sk_(?:test|live)_/.test(secretKey)) {
    throw new SettingsError(
      'CLERK_SECRET_KEY does not look like a secret key (sk_test_… or sk_live_…). Copy it again from the Clerk dashboard.',
    );
  }
  if (kind !== 'local' && publishableKey.slice(3, 7) !== secretKey.slice(3, 7)) {
    throw new SettingsError(
      'PUBLIC_CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY belong to different instances: one is a test key, one is live. Copy both from the same page.',
    );
  }
  if (mode === 'production') refuseInProduction(kind, env, loopback);
  return {
    kind,
    publishableKey,
    secretKey,
    jwtKey: readJwtKey(env.CLERK_JWT_KEY, mode),
    siteOrgId: env.CLERK_SITE_ORG_ID || undefined,
    proxied: readProxyPath(env.PUBLIC_CLERK_PROXY_URL, kind),
    webhookSecret: env.CLERK_WEBHOOK_SIGNING_SECRET || undefined,
    apiUrl: env.CLERK_API_URL || undefined,
  };
}

function refuseInProduction(kind: ClerkSettings['kind'], env: Environment, loopback: boolean): void {
  if (kind === 'local' && !(env.GATEPOST_PREVIEW === '1' && loopback)) {
    throw new SettingsError(
      'The Clerk keys belong to the local Clerk, whose passwords everybody knows. Use the keys of your Clerk application; npm run preview tries the site on this machine.',
    );
  }
  if (kind === 'development' && env.ALLOW_DEVELOPMENT_KEYS !== '1') {
    throw new SettingsError(
      'PUBLIC_CLERK_PUBLISHABLE_KEY is a development key (pk_test_…). Use the live keys of your Clerk application, or say ALLOW_DEVELOPMENT_KEYS=1 for a preview deployment.',
    );
  }
}

/** The kind of instance that a publishable key belongs to. Its host ends in `.test`, a name nobody can own, for the local Clerk. */
function kindOf(publishableKey: string): ClerkSettings['kind'] {
  const match = /^pk_(test|live)_([A-Za-z0-9+/=_-]+)$/.exec(publishableKey);
  const host = match?.[2] ? Buffer.from(match[2], 'base64').toString('utf8') : '';
  if (!match || !/^[a-z0-9.-]+\.[a-z]+\$$/.test(host)) {
    throw new SettingsError(
      'PUBLIC_CLERK_PUBLISHABLE_KEY is not a publishable key (pk_test_… or pk_live_…). Copy it again from the Clerk dashboard.',
    );
  }
  if (host.endsWith('.test$')) return 'local';
  return match[1] === 'live' ? 'production' : 'development';
}

function readJwtKey(value: string | undefined, mode: 'production' | 'development'): string | undefined {
  const pem = value?.replaceAll('\\n', '\n').trim();
  if (!pem) {
    if (mode === 'development') return undefined;
    throw new SettingsError(
      'CLERK_JWT_KEY is not set: without it every reader would cost a call to Clerk. Copy the PEM public key from the Clerk dashboard (API keys, JWKS public key).',
    );
  }
  if (/^-----BEGIN PUBLIC KEY-----[\s\S]+-----END PUBLIC KEY-----$/.test(pem)) return pem;
  throw new SettingsError(
    'CLERK_JWT_KEY is not a PEM public key. It starts with -----BEGIN PUBLIC KEY-----; line breaks may be written as \\n.',
  );
}

function readProxyPath(value: string | undefined, kind: ClerkSettings['kind']): boolean {
  if (!value) return false;
  if (value !== '/__clerk')
    throw new SettingsError(
      `PUBLIC_CLERK_PROXY_URL is "${value}"; the site serves Clerk's proxy at /__clerk and nowhere else. Write /__clerk or leave it out.`,
    );
  if (kind === 'development')
    throw new SettingsError(
      'PUBLIC_CLERK_PROXY_URL is set, but Clerk does not proxy development keys. Leave it out, or use live keys.',
    );
  return true;
}
