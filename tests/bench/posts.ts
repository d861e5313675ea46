/** The posts of a generated publication: which there are, who may read them, and the words by which each part is known again. */
import type { Persona } from '../harness/session.ts';

/** Who may open a post or a section, by the names that the table below gives them. */
export type Audience = 'public' | 'signed-in' | 'supporter' | 'pro' | 'editor';

export interface Post {
  readonly id: string;
  readonly number: number;
  readonly audience: Audience;
  /** Of a section of an otherwise open post. */
  readonly gate?: Audience;
  /** Whether it does not exist for those who may not open it. */
  readonly hidden: boolean;
  readonly tags: readonly string[];
  readonly author: string;
  readonly pubDate: Date;
}

/** Written by hand, and not asked of the code that it checks. */
const OPENS_FOR: Readonly<Record<Audience, readonly Persona[]>> = {
  public: ['anonymous', 'reader', 'supporter', 'pro', 'editor', 'owner'],
  'signed-in': ['reader', 'supporter', 'pro', 'editor', 'owner'],
  supporter: ['supporter', 'pro'],
  pro: ['pro'],
  editor: ['editor'],
};

export function opensFor(audience: Audience, persona: Persona): boolean {
  return OPENS_FOR[audience].includes(persona);
}

/** Half of a publication is locked. */
const AUDIENCES: readonly Audience[] = [
  'public',
  'supporter',
  'public',
  'supporter',
  'public',
  'signed-in',
  'public',
  'pro',
  'public',
  'editor',
];
const TAGS = 'orchard kitchen walls tools water listening storage seed pruning harvest soil weather'.split(
  ' ',
);
const AUTHORS = 12;
/** The latest, in the past of every machine that runs this. */
const LATEST = Date.UTC(2025, 11, 31);
/** The publication fills ten years, however many posts it has. */
const SPAN_MS = 10 * 365 * 86_400_000;
const GATE_EVERY = 6;
const HIDDEN_EVERY = 35;

/** @param number from 0, newest first @param count of all posts */
export function postAt(number: number, count: number): Post {
  const audience = AUDIENCES[number % AUDIENCES.length] as Audience;
  return {
    id: `post-${String(number).padStart(5, '0')}`,
    number,
    audience,
    ...(audience === 'public' && number % GATE_EVERY === 0 && { gate: 'pro' as const }),
    hidden: audience !== 'public' && number % HIDDEN_EVERY === 0,
    tags: [TAGS[number % TAGS.length] as string, TAGS[Math.floor(number / 7) % TAGS.length] as string].filter(
      (tag, at, all) => all.indexOf(tag) === at,
    ),
    author: authorAt(number % AUTHORS),
    pubDate: new Date(LATEST - Math.floor((number * SPAN_MS) / count)),
  };
}

export const AUTHOR_IDS: readonly string[] = Array.from({ length: AUTHORS }, (_, number) => authorAt(number));

function authorAt(number: number): string {
  return `author-${number + 1}`;
}

/** A word that stands in one part of one post and nowhere else. */
export function phraseOf(post: Post, part: 'preview' | 'body' | 'gate'): string {
  return `${part}word${String(post.number).padStart(5, '0')}x`;
}
