/** A viewer as the sum of their answers to every question that a site's rules can ask: who answers alike is shown the same. */
import type { Declared, Payer } from './declared.ts';
import { ANONYMOUS, type Question, type Viewer } from './viewer.ts';

const PAYERS: readonly Payer[] = ['user', 'organization'];

/** Every question that a rule of this site can ask, whoever pays. */
export function questionsOf({ plans, features, roles, permissions }: Declared): readonly Question[] {
  return [
    ...Object.keys(plans).flatMap((plan) => PAYERS.map((payer) => ({ plan, payer }))),
    ...Object.keys(features).flatMap((feature) => PAYERS.map((payer) => ({ feature, payer }))),
    ...roles.map((role) => ({ role })),
    ...permissions.map((permission) => ({ permission })),
  ];
}

/**
 * @returns the names of what the viewer holds, as one text; empty for a viewer who is not signed in. It names what it means, so that
 *   it means the same to whoever reads it, and nothing to those who do not know the name.
 */
export function answersOf(viewer: Viewer, questions: readonly Question[]): string {
  if (!viewer.signedIn) return '';
  return JSON.stringify(questions.filter((question) => viewer.holds(question)).map(nameOf));
}

/**
 * The viewer who gives these answers, and of whom nothing else is known.
 *
 * @param answers as {@link answersOf} wrote them
 * @throws when asked what is not among the questions: nobody knows what the real viewer would have answered
 */
export function viewerOf(answers: string, questions: readonly Question[]): Viewer {
  if (answers === '') return ANONYMOUS;
  const held = new Set<string>(JSON.parse(answers));
  const known = new Set(questions.map(nameOf));
  return {
    signedIn: true,
    holds: (question) => {
      const name = nameOf(question);
      if (!known.has(name))
        throw new Error(`A page asks for ${name}, which theme.config.ts does not declare. Declare it there.`);
      return held.has(name);
    },
  };
}

function nameOf(question: Question): string {
  if ('role' in question) return `role ${question.role}`;
  if ('permission' in question) return `permission ${question.permission}`;
  return 'plan' in question
    ? `plan ${question.payer} ${question.plan}`
    : `feature ${question.payer} ${question.feature}`;
}
