/** The soak itself: what is asked, how an answer is judged, and how memory is followed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { PERSONAS, type Persona } from '../harness/session.ts';
import { ask } from './answers.ts';
import { median } from './numbers.ts';
import { opensFor, type Post, phraseOf, postAt } from './posts.ts';
import { memoryOf } from './processes.ts';
import { pick, randomFrom, vocabulary } from './random.ts';
import type { Readers } from './readers.ts';
import type { Running } from './servers.ts';

const READERS_AT_ONCE = 16;
/** Tokens live for 60 s. Half of the readers let them lapse now and then, as a laptop that wakes up does. */
const REFRESH_MS = 45_000;
const LAPSED_SHARE = 0.02;
const LOOKS = 40;
const SEED = 7;
/** Memory is flat when the middle of the last quarter is within this share of the middle of the third one. */
const MOST_GROWTH = 0.1;
/** Small processes breathe by so much, whatever they do. */
const BREATH_MB = 40;

export interface SoakOptions {
  readonly site: Running;
  readonly posts: number;
  readonly readers: Readers;
  readonly milliseconds: number;
  readonly say: (line: string) => void;
}

export interface Outcome {
  readonly requests: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** What was wrong, in sentences; the first hundred. */
  readonly wrong: readonly string[];
  /** Resident memory of the server in MB, at even distances of time. */
  readonly memory: readonly number[];
}

interface Asked {
  readonly kind: string;
  readonly path: string;
  /** @returns what is wrong with an answer */
  judge(status: number, text: string, persona: Persona): string | undefined;
}

export async function soak({ site, posts, readers, milliseconds, say }: SoakOptions): Promise<Outcome> {
  const random = randomFrom(SEED);
  const end = Date.now() + milliseconds;
  const wrong: string[] = [];
  const byKind: Record<string, number> = {};
  const memory: number[] = [];
  const jars = await openJars(readers, site.origin);

  const reader = async () => {
    while (Date.now() < end) {
      const persona = pick(PERSONAS, random);
      const asked = nextRequest(posts, random);
      const lapsed = persona !== 'anonymous' && random() < LAPSED_SHARE;
      const cookie = lapsed ? jars.lapsed(persona) : await jars.fresh(persona);
      const headers = { 'accept-encoding': 'gzip, br', accept: '*/*', ...(cookie && { cookie }) };
      const answer = await ask(site.origin + asked.path, headers).catch((error: unknown) => String(error));
      byKind[asked.kind] = (byKind[asked.kind] ?? 0) + 1;
      const fault =
        typeof answer === 'string'
          ? answer
          : faultOf(answer.status, answer.text, asked, lapsed ? 'anonymous' : persona);
      if (fault && wrong.length < 100) {
        wrong.push(`${asked.path} as ${lapsed ? 'a lapsed ' : ''}${persona}: ${fault}`);
      }
    }
  };
  const watch = async () => {
    while (Date.now() < end) {
      memory.push(memoryOf(site.pid));
      await sleep(Math.min(milliseconds / LOOKS, Math.max(0, end - Date.now())));
      if (memory.length % 10 === 0) say(`  ${total(byKind)} answers, ${memory.at(-1)?.toFixed(0)} MB`);
    }
  };
  await Promise.all([watch(), ...Array.from({ length: READERS_AT_ONCE }, reader)]);
  return { requests: total(byKind), byKind, wrong, memory };
}

/** What is wrong with a soak, in sentences; nothing when it went well. */
export function soakFaults({ wrong, memory, requests }: Outcome): string[] {
  const third = memory.slice(Math.floor(memory.length / 2), Math.floor((memory.length * 3) / 4));
  const last = memory.slice(Math.floor((memory.length * 3) / 4));
  const [before, after] = [median(third), median(last)];
  const grown = after > before * (1 + MOST_GROWTH) && after > before + BREATH_MB;
  return [
    ...wrong,
    ...(requests === 0 ? ['Nothing was answered.'] : []),
    ...(grown
      ? [
          `Memory is not flat: ${before.toFixed(0)} MB in the third quarter, ${after.toFixed(0)} MB in the last.`,
        ]
      : []),
  ];
}

export function soakSummary({ requests, byKind, wrong, memory }: Outcome): string {
  const kinds = Object.entries(byKind).map(([kind, count]) => `${kind} ${count}`);
  const course = memory.filter((_, at) => at % 5 === 0 || at === memory.length - 1);
  return [
    `${requests} answers (${kinds.join(', ')}), ${wrong.length} of them wrong.`,
    `Memory over time, in MB: ${course.map((value) => value.toFixed(0)).join(' ')}`,
  ].join('\n');
}

function faultOf(status: number, text: string, asked: Asked, persona: Persona): string | undefined {
  if (status >= 500) return `the status is ${status}`;
  return asked.judge(status, text, persona);
}

function nextRequest(posts: number, random: () => number): Asked {
  // As in life, most readers come for what is new.
  const post = postAt(Math.floor(posts ** random()) % posts, posts);
  const kinds: readonly (readonly [share: number, make: () => Asked])[] = [
    [0.55, () => postPage(post, '')],
    [0.65, () => postPage(post, '.md')],
    [0.75, () => postJson(post)],
    [
      0.85,
      () =>
        list(pick(['/', '/posts', '/tags', '/archive', '/tags/orchard', '/rss.xml', '/api/posts'], random)),
    ],
    [0.95, () => searchFor(post)],
    [1, () => list(`/api/search?q=${pick(vocabulary.slice(100), random)}`)],
  ];
  const dice = random();
  return (kinds.find(([share]) => dice < share)?.[1] ?? (() => postPage(post, '')))();
}

/** A post as a page or as Markdown: each of its parts is there for those who may open it, and for nobody else. */
function postPage(post: Post, ending: '' | '.md'): Asked {
  return {
    kind: ending ? 'Markdown' : 'post',
    path: `/posts/${post.id}${ending}`,
    judge(status, text, persona) {
      const open = opensFor(post.audience, persona);
      if (post.hidden && !open) return status === 404 ? undefined : `hidden, yet the status is ${status}`;
      if (status !== 200) return `the status is ${status}`;
      return partsFault(post, text, persona, true);
    },
  };
}

function postJson(post: Post): Asked {
  return {
    kind: 'API',
    path: `/api/posts/${post.id}`,
    judge(status, text, persona) {
      const open = opensFor(post.audience, persona);
      const locked = persona === 'anonymous' ? 401 : 403;
      const expected = open ? 200 : post.hidden ? 404 : locked;
      if (status !== expected) return `the status is ${status}, not ${expected}`;
      return partsFault(post, text, persona, status !== 404);
    },
  };
}

function partsFault(post: Post, text: string, persona: Persona, hasPreview: boolean): string | undefined {
  const parts = [
    ['preview', hasPreview],
    ['body', opensFor(post.audience, persona)],
    ...(post.gate ? [['gate', opensFor(post.gate, persona)] as const] : []),
  ] as const;
  const wrong = parts.find(([part, open]) => text.includes(phraseOf(post, part)) !== open);
  return wrong && `its ${wrong[0]} is ${wrong[1] ? 'missing' : 'open'}`;
}

/** A word of one body: found by those who may read it, and by nobody else. */
function searchFor(post: Post): Asked {
  return {
    kind: 'search',
    path: `/api/search?q=${phraseOf(post, 'body')}`,
    judge(status, text, persona) {
      if (status !== 200) return `the status is ${status}`;
      const found = text.includes(`"id":"${post.id}"`);
      const open = opensFor(post.audience, persona);
      return found === open ? undefined : `the post is ${found ? 'found' : 'not found'}`;
    },
  };
}

/** Lists, of which only is asked that they are there; the words of locked bodies are looked for all the same. */
function list(path: string): Asked {
  return {
    kind: 'list',
    path,
    judge(status, text, persona) {
      if (status !== 200) return `the status is ${status}`;
      const words = text.matchAll(/\b(body|gate)word(\d{5})x/g);
      for (const [word, part, number] of words) {
        const post = postAt(Number(number), 1);
        const audience = part === 'gate' ? (post.gate ?? 'pro') : post.audience;
        if (!opensFor(audience, persona)) return `it holds ${word}`;
      }
      return undefined;
    },
  };
}

/** Session cookies of every persona: fresh ones, and ones whose token has expired. */
async function openJars(readers: Readers, origin: string) {
  const jar = new Map<Persona, { cookie: string | undefined; until: number }>();
  const lapsed = new Map<Persona, string | undefined>();
  for (const persona of PERSONAS) lapsed.set(persona, await readers.lapsedCookies(persona, origin));
  return {
    lapsed: (persona: Persona) => lapsed.get(persona),
    async fresh(persona: Persona): Promise<string | undefined> {
      const kept = jar.get(persona);
      if (kept && kept.until > Date.now()) return kept.cookie;
      const cookie = await readers.cookies(persona, origin);
      jar.set(persona, { cookie, until: Date.now() + REFRESH_MS });
      return cookie;
    },
  };
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
