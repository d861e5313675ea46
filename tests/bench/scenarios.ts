/** What is asked for while measuring, by whom, and how an answer is known to be the right one. */
import type { Persona } from '../harness/session.ts';
import { phraseOf, postAt } from './posts.ts';
import { vocabulary } from './random.ts';

export interface Scenario {
  readonly name: string;
  readonly path: string;
  readonly persona: Persona;
  readonly accept: keyof typeof ACCEPT;
  /** A word that the answer holds. */
  readonly holds: string;
  /** A word that it must not hold. */
  readonly lacks?: string;
  /** Whether the reference app has it: the documentation that it follows says nothing of search. */
  readonly inReference: boolean;
  /** The least share of the bare server's requests per second. */
  readonly target?: number;
}

const ACCEPT = {
  page: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  json: 'application/json',
  feed: 'application/rss+xml,application/xml;q=0.9,*/*;q=0.8',
};
/** A word of middling frequency. */
const ASKED = vocabulary[400] as string;

/** @param count of posts in the publication */
export function scenariosFor(count: number): readonly Scenario[] {
  const open = postAt(2, count);
  const locked = postAt(1, count);
  const whole = phraseOf(open, 'body');
  const [above, below] = [phraseOf(locked, 'preview'), phraseOf(locked, 'body')];
  const page = { accept: 'page', persona: 'anonymous', inReference: true } as const;
  const lockedPost = { ...page, path: `/posts/${locked.id}` };
  return [
    { ...page, name: 'home', path: '/', holds: postAt(3, count).id, target: 0.4 },
    { ...page, name: 'public post', path: `/posts/${open.id}`, holds: whole, target: 0.4 },
    { ...lockedPost, name: 'locked post, anonymous', holds: above, lacks: below, target: 0.4 },
    { ...lockedPost, name: 'locked post, entitled', persona: 'supporter', holds: below, target: 0.25 },
    { ...page, name: 'API list', path: '/api/posts', accept: 'json', holds: open.id, target: 0.3 },
    { ...page, name: 'feed', path: '/rss.xml', accept: 'feed', holds: open.id, target: 0.3 },
    {
      ...page,
      name: 'search',
      path: `/api/search?q=${ASKED}`,
      accept: 'json',
      holds: '"results":[{',
      inReference: false,
    },
  ];
}

/** The headers that a browser sends with a request for this. @param cookie of a reader with a session */
export function browserHeaders({ accept }: Scenario, cookie?: string): Record<string, string> {
  const document = accept === 'page';
  return {
    accept: ACCEPT[accept],
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'en-GB,en;q=0.9',
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'sec-fetch-dest': document ? 'document' : 'empty',
    'sec-fetch-mode': document ? 'navigate' : 'cors',
    'sec-fetch-site': document ? 'none' : 'same-origin',
    ...(document && { 'upgrade-insecure-requests': '1' }),
    ...(cookie && { cookie }),
  };
}
