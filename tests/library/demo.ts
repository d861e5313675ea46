/** What the demo publication holds behind its rules: each post, who may open it, and the word that stands only in its locked part. */
import type { Persona } from '../harness/session.ts';

const EVERYONE: Persona[] = ['anonymous', 'reader', 'supporter', 'pro', 'editor', 'owner'];
const SIGNED_IN = EVERYONE.filter((persona) => persona !== 'anonymous');

export interface DemoPost {
  readonly id: string;
  readonly opens: readonly Persona[];
  /** Stands in the locked part and nowhere else in the repository. */
  readonly word?: string;
  /** Whether text stands above a paywall. */
  readonly preview?: boolean;
  readonly hidden?: boolean;
}

export const POSTS: readonly DemoPost[] = [
  { id: 'write-your-first-post', opens: EVERYONE },
  { id: 'a-wall-is-a-slow-stove', opens: EVERYONE },
  { id: 'lock-one-section', opens: EVERYONE },
  { id: 'put-it-on-the-internet', opens: SIGNED_IN, word: 'lanternhithe', preview: true },
  { id: 'after-the-june-drop', opens: ['supporter', 'pro'], word: 'thrummock', preview: true },
  { id: 'green-walnuts', opens: ['supporter', 'pro'], word: 'pettlecrock' },
  { id: 'a-water-rota', opens: ['supporter', 'pro'], word: 'wendlesluice', preview: true },
  { id: 'what-a-bottle-costs', opens: ['pro'], word: 'ostlemead', preview: true },
  { id: 'words-we-strike-out', opens: ['editor'], word: 'scrivelthorn' },
  { id: 'reading-a-draft', opens: ['editor', 'owner'], word: 'marginwhit', preview: true },
  { id: 'five-in-the-morning', opens: ['pro'], word: 'quavermere', preview: true },
  { id: 'storing-pears', opens: ['supporter', 'pro', 'editor'], word: 'mellowick', preview: true },
  { id: 'the-sound-of-ripe', opens: ['pro'], word: 'knockenbell', preview: true },
  { id: 'seed-order', opens: ['pro'], word: 'sallowfinch', hidden: true },
  { id: 'planting-maiden-whips', opens: ['supporter', 'pro'], word: 'hathersprig', preview: true },
];

export interface DemoGate {
  readonly part: string;
  readonly opens: readonly Persona[];
  readonly word: string;
}

/** The gated sections of `lock-one-section`, which is public around them. */
export const GATES: readonly DemoGate[] = [
  { part: 'g1', opens: ['pro'], word: 'dapplecorn' },
  { part: 'g1.1', opens: [], word: 'inkenbrough' },
  { part: 'g2', opens: ['pro'], word: 'twillowby' },
  { part: 'g3', opens: ['pro'], word: 'fennimarsh' },
];

/** Words of what no production reader has: a draft and a post with a date to come. */
export const UNPUBLISHED = [
  { id: 'medlars', word: 'bletherstow' },
  { id: 'a-february-round', word: 'wassenfold' },
];

export const SECRET_WORDS = [...POSTS, ...GATES, ...UNPUBLISHED].flatMap(({ word }) => word ?? []);

/** @throws when no post of that id has a word */
export function wordOf(id: string): string {
  const word = POSTS.find((post) => post.id === id)?.word;
  if (!word) throw new Error(`tests/library/demo.ts has no word for ${id}`);
  return word;
}
