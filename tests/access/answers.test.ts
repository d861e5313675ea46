/** A viewer and their answers say the same, to every question of a site. */
import { describe, expect, test } from 'vitest';
import { answersOf, questionsOf, viewerOf } from '#src/access/answers.ts';
import type { Declared } from '#src/access/declared.ts';
import { ANONYMOUS, type Question, type Viewer } from '#src/access/viewer.ts';

const declared: Declared = {
  plans: { pro: { payer: 'user', includes: [] }, team: { payer: 'organization', includes: [] } },
  features: { audio: { payer: 'user' } },
  roles: ['editor', 'pro'],
  permissions: ['posts:review'],
};
const questions = questionsOf(declared);
const holding = (...held: Question[]): Viewer => ({
  signedIn: true,
  holds: (question) => held.some((one) => JSON.stringify(one) === JSON.stringify(question)),
});

describe('answers', () => {
  test('give every answer of every viewer again', () => {
    for (let held = 0; held < 2 ** questions.length; held++) {
      const viewer = holding(...questions.filter((_, index) => held & (1 << index)));
      const again = viewerOf(answersOf(viewer, questions), questions);
      expect(questions.map((question) => again.holds(question))).toEqual(
        questions.map((question) => viewer.holds(question)),
      );
      expect(again.signedIn).toBe(true);
    }
  });

  test('differ for viewers who differ in anything', () => {
    const all = [ANONYMOUS, holding(), ...questions.map((question) => holding(question))];
    expect(new Set(all.map((viewer) => answersOf(viewer, questions))).size).toBe(all.length);
  });

  test('of a stranger are those of ANONYMOUS, whatever it says of plans', () => {
    expect(answersOf({ signedIn: false, holds: () => true }, questions)).toBe('');
    expect(viewerOf('', questions)).toBe(ANONYMOUS);
  });

  test('mean nothing to a site that declares something else', () => {
    const answers = answersOf(holding({ plan: 'pro', payer: 'user' }), questions);
    const other = questionsOf({ ...declared, plans: { gold: { payer: 'user', includes: [] } } });
    expect(viewerOf(answers, other).holds({ plan: 'gold', payer: 'user' })).toBe(false);
  });

  test('are not made up for what was not asked', () => {
    expect(() => viewerOf('[]', questions).holds({ role: 'owner' })).toThrow(/does not declare/);
  });
});
