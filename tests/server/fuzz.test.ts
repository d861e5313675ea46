/**
 * Generated requests from every persona: none gets a word that its decisions do not open, and none breaks the server.
 * A small run is part of `npm test`; `npm run test:fuzz` sends 20,000.
 */
import { Agent, request as send } from 'node:http';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { type FuzzRequest, fuzzRequests } from '../harness/fuzz-requests.ts';
import { cookiesFor, PERSONAS, type Persona, tokenOf } from '../harness/session.ts';
import { GATES, POSTS, UNPUBLISHED } from '../library/demo.ts';

const REQUESTS = Number(process.env.GATEPOST_FUZZ_REQUESTS || 2_000);
const SEED = Number(process.env.GATEPOST_FUZZ_SEED || Date.now() % 2 ** 31);
const AT_ONCE = 8;
/** Ten times what a machine with nothing else to do needs for a request. */
const LONGEST_MS = 60_000 + REQUESTS * 25;

/** Each secret word, and who may read it. */
const WORDS = [
  ...POSTS,
  ...GATES,
  ...UNPUBLISHED.map(({ word }) => ({ word, opens: [] as Persona[] })),
].flatMap(({ word, opens }) => (word ? [{ word, opens }] : []));

test(`${REQUESTS} generated requests, seed ${SEED}`, { timeout: LONGEST_MS + 10_000 }, async () => {
  console.log(`Seed ${SEED}: npm run test:fuzz -- ${SEED} ${REQUESTS} repeats this run.`);
  const posts = [...POSTS, ...UNPUBLISHED].map(({ id }) => `/posts/${id}`);
  const requests = fc.sample(fuzzRequests(posts), { seed: SEED, numRuns: REQUESTS });
  const sessions = await cookiesOfPersonas();
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const statuses: Record<number, number> = {};
  const until = Date.now() + LONGEST_MS;
  let opened = 0;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < requests.length && Date.now() < until) {
      const request = requests[next++] as FuzzRequest;
      const { status, text } = await ask(request, sessions[request.persona], agent);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const words = WORDS.filter(({ word }) => text.includes(word));
      opened += words.length;
      const wrong = words.filter(({ opens }) => !opens.includes(request.persona)).map(({ word }) => word);
      if (wrong.length > 0 || status >= 500)
        expect.fail(`Seed ${SEED}: ${status}, words ${wrong.join()} for ${JSON.stringify(request)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  agent.destroy();
  console.log('Answers by status:', statuses, `and ${opened} words read by those who may.`);
  expect(next, 'requests sent in time').toBe(REQUESTS);
  // A run in which nobody was let in would prove nothing.
  expect(opened).toBeGreaterThan(REQUESTS / 100);
});

async function cookiesOfPersonas(): Promise<Record<Persona, string>> {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const pairs = PERSONAS.map(async (persona) => {
    const cookie = persona === 'anonymous' ? '' : cookiesFor(await tokenOf(persona, { exp }));
    return [persona, cookie] as const;
  });
  return Object.fromEntries(await Promise.all(pairs)) as Record<Persona, string>;
}

function ask(
  { method, target, headers, cookies }: FuzzRequest,
  session: string,
  agent: Agent,
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(inject('site').origin);
  const cookie = [cookies.before, session, cookies.after].filter(Boolean).join('; ');
  // Compressed answers would hide a word from the search.
  const all = { ...headers, 'accept-encoding': 'identity', ...(cookie && { cookie }) };
  return new Promise((resolve, reject) => {
    const asked = send(
      { hostname, port, method, path: target, headers: all, agent, timeout: 20_000 },
      (response) => {
        let text = JSON.stringify(response.headers);
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('no answer within 20 s')));
    asked.on('error', (error) =>
      reject(new Error(`${error.message}: ${method} ${target} ${JSON.stringify(all)}`)),
    );
    asked.end();
  });
}
