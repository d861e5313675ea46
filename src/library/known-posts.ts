/**
 * The posts that a viewer may know of, kept for all viewers who are answered alike: the list depends on the answers of `decide`, which
 * are few, and not on the person, so that a publication of ten thousand posts is not gone through for each request.
 */
import { type Decision, decide } from '#src/access/decide.ts';
import type { Rule } from '#src/access/rule.ts';
import { type Card, toCard } from './card.ts';
import { isPublished, loadEntries, type Shelf } from './entries.ts';
import type { Asking } from './list-cards.ts';

export interface KnownPosts {
  /** Newest first. The same array for everybody who is answered alike, so whoever derives something from it may keep that too. */
  readonly cards: readonly Card[];
  /** How many of them follow each rule. */
  readonly counts: ReadonlyMap<Rule, number>;
}

type Post = Shelf['posts'] extends ReadonlyMap<string, infer Value> ? Value : never;

/** What is known of a shelf, whoever asks. */
interface Surveyed {
  /** Each rule once, however many posts follow it. */
  readonly rules: readonly Rule[];
  /** With the number of its rule. */
  readonly posts: readonly (readonly [post: Post, rule: number])[];
  /** Of each post, by the decision on it. */
  readonly cards: Map<string, Card>[];
  /** Lists by the decisions that they are made of, the one that was asked for longest ago first. */
  readonly lists: Map<string, KnownPosts>;
}

/** Viewers who differ in what they hold: more than plans, roles and features make in most publications. */
const MOST_LISTS = 32;

const surveys = new WeakMap<Shelf, Surveyed>();

export async function knownPosts({ viewer, now }: Asking): Promise<KnownPosts> {
  const shelf = await loadEntries();
  const surveyed = surveys.get(shelf) ?? survey(shelf);
  surveys.set(shelf, surveyed);
  const { rules, posts, lists } = surveyed;
  const decisions = rules.map((rule) => decide(rule, viewer, now));
  const answers = decisions.map((decision) => JSON.stringify(decision));
  // Newest first: those that are not published yet are the first ones.
  const published = posts.findIndex(([post]) => isPublished(post, now));
  const key = `${published} ${answers.join()}`;
  const known = lists.get(key) ?? listOf(shelf, surveyed, published, decisions, answers);
  lists.delete(key);
  lists.set(key, known);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS && oldest !== undefined) lists.delete(oldest);
  return known;
}

function survey({ posts }: Shelf): Surveyed {
  const numbers = new Map<string, number>();
  const rules: Rule[] = [];
  const numbered = [...posts.values()].map((post) => {
    const key = JSON.stringify(post.data.rule);
    const number = numbers.get(key) ?? rules.push(post.data.rule) - 1;
    numbers.set(key, number);
    return [post, number] as const;
  });
  return { rules, posts: numbered, cards: numbered.map(() => new Map()), lists: new Map() };
}

function listOf(
  shelf: Shelf,
  { rules, posts, cards: made }: Surveyed,
  published: number,
  decisions: readonly Decision[],
  answers: readonly string[],
): KnownPosts {
  const cards: Card[] = [];
  const counts = new Map<Rule, number>();
  for (let at = published; at >= 0 && at < posts.length; at++) {
    const [post, number] = posts[at] as (typeof posts)[number];
    const [decision, answer, rule] = [decisions[number], answers[number], rules[number]];
    if (!decision || !rule || answer === undefined) continue;
    if (decision.state === 'locked' && post.data.whenLocked === 'hidden') continue;
    const card = made[at]?.get(answer) ?? Object.freeze(toCard(post, decision, shelf));
    made[at]?.set(answer, card);
    cards.push(card);
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return { cards, counts };
}
