/**
 * Thousands of states of cookies, tokens and clocks, before a server that recognises readers by itself: it opens nothing that Clerk's own
 * `authenticateRequest` would not open for the same bytes at the same moment, the first time or any other.
 */
import { createHash } from 'node:crypto';
import { createClerkClient } from '@clerk/backend';
import { createClerkRequest } from '@clerk/backend/internal';
import { importPKCS8, SignJWT } from 'jose';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { tokenOf } from '../../harness/session.ts';
import { wordOf } from '../../library/demo.ts';

const ID = 'after-the-june-drop';
const PATH = `/posts/${ID}`;
const AT_ONCE = 8;
/** Each state is asked three times: by Clerk, with a page that is kept by then, and by what is remembered. */
const TIMES = 3;
const SKEW_MS = 5_000;

type Claims = Record<string, unknown>;
interface State {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method: string;
}

const seconds = () => Math.floor(Date.now() / 1000);
const site = () => inject('site');
const suffix = () => createHash('sha1').update(site().publishableKey).digest('base64url').slice(0, 8);

/** Tokens by name. Long ones outlast the run. */
async function makeTokens(): Promise<Record<string, string>> {
  const long = { exp: seconds() + 3600 };
  const pro = await tokenOf('pro', long);
  const supporter = await tokenOf('supporter', long);
  const reader = await tokenOf('reader', long);
  const claims: Claims = JSON.parse(Buffer.from(pro.split('.')[1] ?? '', 'base64url').toString());
  const sign = async (change: Claims, header: Claims = {}): Promise<string> => {
    const head = { alg: 'RS256', typ: 'JWT', kid: site().keys.kid, cat: 'cl_B7d4PD111AAA', ...header };
    const key = await importPKCS8(site().keys.privateKey, head.alg);
    return new SignJWT({ ...claims, ...change } as never).setProtectedHeader(head).sign(key);
  };
  const [head, body, signature] = pro.split('.');
  const at = (iat: number, exp: number) =>
    sign({ iat: seconds() + iat, nbf: seconds() + iat, exp: seconds() + exp });
  return {
    pro,
    supporter,
    reader,
    'long over': await at(-7200, -3600),
    'over a moment ago': await at(-66, -6),
    'over, within the skew': await at(-63, -3),
    'of later': await at(600, 1200),
    'valid later on': await sign({ nbf: seconds() + 600 }),
    'without an end': await sign({ exp: undefined }),
    'with a changed signature': `${head}.${body}.${(signature ?? '').slice(0, -8)}AAAAAAAA`,
    'with the claims of another': `${reader.split('.')[0]}.${body}.${reader.split('.')[2]}`,
    unsigned: `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`,
    'for another site': await tokenOf('pro', { ...long, azp: 'https://elsewhere.example' }),
    'for no site': await sign({ azp: undefined }),
    'of another issuer': await tokenOf('pro', { ...long, iss: 'https://clerk.elsewhere.example' }),
    'of a template': await sign({}, { cat: 'cl_B7d4PD222AAA' }),
    'without a session': await sign({ sid: undefined }),
    'of a pending session': await tokenOf('pro', { ...long, sts: 'pending' }),
    'with a team’s plan': await tokenOf('reader', { ...long, pla: 'o:supporter' }),
    'of a machine': await sign({ sub: 'mch_2xAbCdEfGh' }),
    nonsense: 'nonsense',
    nothing: '',
  };
}

/** Where tokens stand among the cookies. */
const CARRIERS: Readonly<Record<string, (token: string, other: string) => string[]>> = {
  plain: (token) => [`__session=${token}`],
  suffixed: (token) => [`__session_${suffix()}=${token}`],
  'both alike': (token) => [`__session=${token}`, `__session_${suffix()}=${token}`],
  'before another': (token, other) => [`__session=${token}`, `__session_${suffix()}=${other}`],
  'after another': (token, other) => [`__session=${other}`, `__session_${suffix()}=${token}`],
  twice: (token, other) => [`__session=${token}`, `__session=${other}`],
  'of another instance': (token) => [`__session_abcdefgh=${token}`, '__client_uat_abcdefgh=1'],
};

const CLIENTS: Readonly<Record<string, () => string[]>> = {
  'no client': () => [],
  'a client': () => ['__client_uat=1'],
  'a client with a suffix': () => [`__client_uat_${suffix()}=1`],
  'a client that is signed out': () => ['__client_uat=0'],
  'a client that is signed out by its suffix': () => ['__client_uat=1', `__client_uat_${suffix()}=0`],
  'a client newer than the token': () => [`__client_uat=${seconds() + 3600}`],
};

const REQUESTS: readonly { headers: Record<string, string>; method?: string }[] = [
  { headers: {} },
  { headers: { accept: 'text/html', 'sec-fetch-dest': 'document' } },
  { headers: { accept: 'text/html', 'sec-fetch-dest': 'document', referer: 'https://elsewhere.example/x' } },
  { headers: { 'sec-fetch-dest': 'document', referer: 'own' } },
];

function statesOf(tokens: Record<string, string>): State[] {
  const others = ['pro', 'reader', 'long over'];
  return Object.entries(tokens).flatMap(([tokenName, token], index) =>
    Object.entries(CARRIERS).flatMap(([carrierName, carry]) =>
      Object.entries(CLIENTS).flatMap(([clientName, client]) =>
        REQUESTS.map(({ headers, method = 'GET' }, which) => {
          const other = others[(index + which) % others.length] ?? '';
          const cookie = [...carry(token, tokens[other] ?? ''), ...client()].join('; ');
          const referer = headers.referer === 'own' ? `${site().origin}/posts` : headers.referer;
          return {
            name: `a token ${tokenName}, ${carrierName} (${other}), ${clientName}, request ${which}`,
            headers: { ...headers, cookie, ...(referer && { referer }) },
            method,
          };
        }),
      ),
    ),
  );
}

/** Whether Clerk lets this request read, at this moment. */
async function clerkOpens({ headers, method }: State): Promise<boolean> {
  const { publishableKey, jwtKey, origin } = site();
  const clerk = createClerkClient({
    publishableKey,
    secretKey: 'sk_live_x',
    jwtKey,
    telemetry: { disabled: true },
  });
  const request = createClerkRequest(new Request(origin + PATH, { headers, method }));
  const state = await clerk.authenticateRequest(request, {
    publishableKey,
    secretKey: 'sk_live_x',
    jwtKey,
    authorizedParties: [origin],
    proxyUrl: `${origin}/__clerk`,
    acceptsToken: 'any',
  });
  const auth = state.toAuth();
  if (auth?.tokenType !== 'session_token' || !auth.userId) return false;
  const { has } = auth;
  return has({ plan: 'user:supporter' }) || has({ plan: 'user:pro' });
}

async function siteOpens({ headers, method }: State): Promise<boolean> {
  const response = await fetch(site().origin + PATH, { headers, method, redirect: 'manual' });
  expect(response.status).toBeLessThan(500);
  return (await response.text()).includes(wordOf(ID));
}

/** Asks for every state, some at once, and compares with Clerk's word just before and just after. */
async function compare(states: readonly State[], times: number) {
  const wrong: string[] = [];
  const opened = { site: 0, clerk: 0 };
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let state = states[next++]; state; state = states[next++]) {
      for (let time = 1; time <= times; time++) {
        const before = await clerkOpens(state);
        const answer = await siteOpens(state);
        if (before) opened.clerk++;
        if (answer) opened.site++;
        if (answer && !before && !(await clerkOpens(state))) wrong.push(`${state.name}, time ${time}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { wrong, opened };
}

describe('a server that recognises readers by itself', () => {
  let states: State[];
  beforeAll(async () => {
    const warm = await fetch(site().origin + PATH);
    await warm.text();
    states = statesOf(await makeTokens());
  });

  test('opens nothing that Clerk does not open', { timeout: 400_000 }, async () => {
    expect(states.length * TIMES).toBeGreaterThan(5_000);
    const { wrong, opened } = await compare(states, TIMES);
    expect(wrong).toEqual([]);
    // A run in which nobody was let in, or everybody, would prove nothing.
    expect(opened.site).toBeGreaterThan(states.length / 20);
    expect(opened.site).toBeLessThan(states.length);
    expect(opened.clerk).toBeGreaterThanOrEqual(opened.site);
  });

  test('forgets a reader with the end of their token', { timeout: 60_000 }, async () => {
    const ends = seconds() + 5;
    const token = await tokenOf('pro', { iat: seconds() - 55, nbf: seconds() - 55, exp: ends });
    const cookies = [
      `__session=${token}; __client_uat=1`,
      `__session_${suffix()}=${token}; __client_uat_${suffix()}=1`,
    ];
    const short = cookies.map((cookie) => ({
      name: cookie.slice(0, 12),
      headers: { cookie },
      method: 'GET',
    }));
    let opened = 0;
    while (Date.now() < ends * 1000 + SKEW_MS + 1500) {
      const round = await compare(short, 4);
      expect(round.wrong).toEqual([]);
      opened += round.opened.site;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(opened).toBeGreaterThan(10);
    for (const state of short) expect(await siteOpens(state)).toBe(false);
  });
});
