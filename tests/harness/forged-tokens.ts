/** Everything that looks like a session and is none, or is one and must not count for more than it says. */
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { inject } from 'vitest';
import { tokenOf } from './session.ts';

type Claims = Record<string, unknown>;

const HOUR = 3600;
const SESSION_CATEGORY = 'cl_B7d4PD111AAA';

/** Each makes a token from the claims of a persona with every right; none may open anything that a stranger may not. */
export const WORTHLESS: Readonly<Record<string, () => Promise<string>>> = {
  nonsense: async () => 'nonsense',
  'an empty token': async () => '',
  'three empty parts': async () => '..',
  'a forged signature': async () => `${(await tokenOf('pro')).slice(0, -8)}AAAAAAAA`,
  'no signature': async () => `${(await tokenOf('pro')).split('.').slice(0, 2).join('.')}.`,
  'claims changed after signing': async () => {
    const [head, , signature] = (await tokenOf('reader')).split('.');
    return [head, encode(await claimsOf('pro')), signature].join('.');
  },
  'another persona’s signature': async () => {
    const [, , signature] = (await tokenOf('reader')).split('.');
    return [...(await tokenOf('pro')).split('.').slice(0, 2), signature].join('.');
  },
  'an expired token': () => tokenOf('pro', window(-2 * HOUR, -HOUR)),
  'a token of tomorrow': () => tokenOf('pro', window(24 * HOUR, 25 * HOUR)),
  'a token that is valid from later on': async () =>
    tokenOf('pro', {
      nbf: Math.floor(Date.now() / 1000) + HOUR,
      exp: Math.floor(Date.now() / 1000) + 2 * HOUR,
    }),
  'a token without an end': async () => sign({ ...(await claimsOf('pro')), exp: undefined }),
  'the algorithm “none”': async () =>
    `${encode({ alg: 'none', typ: 'JWT' })}.${encode(await claimsOf('pro'))}.`,
  'the algorithm “None” with a signature': async () =>
    `${encode({ alg: 'None', typ: 'JWT' })}.${encode(await claimsOf('pro'))}.${(await tokenOf('pro')).split('.')[2]}`,
  'HS256 with the public key as the secret': async () =>
    hs256(inject('site').keys.publicKey, await claimsOf('pro')),
  'HS256 with the trimmed public key': async () =>
    hs256(inject('site').keys.publicKey.trim(), await claimsOf('pro')),
  'RS512 with the right key': async () => sign(await claimsOf('pro'), { alg: 'RS512' }),
  'PS256 with the right key': async () => sign(await claimsOf('pro'), { alg: 'PS256' }),
  'another key': async () => sign(await claimsOf('pro'), {}, strangersKey()),
  'another key under the right name, named in the header': async () => {
    const { publicKey, privateKey } = pair();
    return sign(await claimsOf('pro'), { jwk: publicKey.export({ format: 'jwk' }) }, pem(privateKey));
  },
  'a token for another site': () => tokenOf('pro', { azp: 'https://elsewhere.example' }),
  'a token for a site whose name begins alike': () =>
    tokenOf('pro', { azp: `${inject('site').origin}.evil.example` }),
  'a token of another issuer': () => tokenOf('pro', { iss: 'https://clerk.elsewhere.example' }),
  'a token without an issuer': async () => sign({ ...(await claimsOf('pro')), iss: undefined }),
  'a token of a JWT template, by its category': async () =>
    sign(await claimsOf('pro'), { cat: 'cl_B7d4PD222AAA' }),
  'a token of a JWT template, without a session': async () =>
    sign({ ...(await claimsOf('pro')), sid: undefined }),
  'a token of a JWT template, for a reader’s own words': async () =>
    sign({ ...(await claimsOf('pro')), sid: undefined, sts: undefined, v: undefined, pla: 'u:pro' }),
  'a machine token, by its category': async () => sign(await claimsOf('pro'), { cat: 'cl_B7d4PD333AAA' }),
  'a machine’s signed token': async () => sign({ ...(await claimsOf('pro')), sub: 'mch_2xAbCdEfGh' }),
  'an OAuth access token': async () => sign(await claimsOf('pro'), { typ: 'at+jwt' }),
  'a machine’s opaque token': async () => 'mt_0123456789abcdef0123456789abcdef',
  'an opaque OAuth token': async () => 'oat_0123456789abcdef0123456789abcdef',
  'an API key': async () => 'ak_0123456789abcdef0123456789abcdef',
  'a secret key': async () => 'sk_live_0123456789abcdef0123456789abcdef',
  'a pending session': () => tokenOf('pro', { sts: 'pending' }),
};

/** Sessions of the persona `reader`, who holds nothing, with claims that sound like more. */
export const OVERSTATED: Readonly<Record<string, () => Promise<string>>> = {
  'an organization’s plan of the same name': () => tokenOf('reader', { pla: 'o:pro,o:supporter' }),
  'plans whose names contain a real one': () =>
    tokenOf('reader', { pla: 'u:pro-max,u:supporters,u:xpro,u:pro_,u:PRO' }),
  'a plan of no payer': () => tokenOf('reader', { pla: 'pro,supporter' }),
  'a plan of an unknown payer': () => tokenOf('reader', { pla: 'x:pro,:pro,user:supporter,org:pro' }),
  'plans with spaces': () => tokenOf('reader', { pla: 'u: pro,u:supporter pro' }),
  'features whose names contain a real one': () => tokenOf('reader', { fea: 'u:audiobook,u:audio2,o:audio' }),
  'an organization of one’s own, as its admin': () => tokenOf('reader', { o: own('admin') }),
  'an organization of one’s own, as its editor': () => tokenOf('reader', { o: own('editor') }),
  'an organization with the site’s slug': async () =>
    tokenOf('reader', { o: { ...own('editor'), slg: 'staff' }, fea: 'o:posts' }),
  'the claims of the older version': async () =>
    sign({
      ...(await claimsOf('reader')),
      v: undefined,
      org_id: 'org_mine',
      org_role: 'org:editor',
      org_permissions: ['org:posts:review'],
    }),
  'metadata that the reader wrote': () =>
    tokenOf('reader', {
      unsafe_metadata: { plan: 'pro', role: 'editor', pla: 'u:pro' },
      public_metadata: { plan: 'pro', role: 'editor' },
      metadata: { pla: 'u:pro', o: own('editor') },
      plan: 'pro',
      role: 'editor',
      org_role: 'org:editor',
    }),
};

function own(rol: string): Claims {
  return { id: 'org_mine', slg: 'mine', rol, per: 'review,read', fpm: '3' };
}

/** The claims of a real token of a persona, with every right that the demo knows. */
async function claimsOf(persona: 'pro' | 'reader'): Promise<Claims> {
  return JSON.parse(Buffer.from((await tokenOf(persona)).split('.')[1] ?? '', 'base64url').toString());
}

/** Signs with the instance's own key, as nobody but Clerk can. */
async function sign(
  claims: Claims,
  header: Claims = {},
  privateKey = inject('site').keys.privateKey,
): Promise<string> {
  const protectedHeader = {
    alg: 'RS256',
    typ: 'JWT',
    kid: inject('site').keys.kid,
    cat: SESSION_CATEGORY,
    ...header,
  };
  return new SignJWT(claims as never)
    .setProtectedHeader(protectedHeader)
    .sign(await importPKCS8(privateKey, protectedHeader.alg));
}

function hs256(secret: string, claims: Claims): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT', kid: inject('site').keys.kid })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

function window(from: number, to: number): Claims {
  const now = Math.floor(Date.now() / 1000);
  return { iat: now + from, nbf: now + from, exp: now + to };
}

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: ReturnType<typeof pair>['privateKey']) =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString();
const strangersKey = () => pem(pair().privateKey);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
