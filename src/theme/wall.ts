/** What the wall says: from what a decision is missing to a heading, a line, and the reader's next step. */
import type { Locked } from '#src/access/decide.ts';
import type { Access } from '#src/access/rule.ts';
import { PRICING, returningTo, SIGN_IN, SIGN_UP } from './account-paths.ts';
import { dayFormat } from './formats.ts';
import type { Theme } from './schema.ts';

export interface WallAction {
  label: string;
  href: string;
}

export interface WallWords {
  heading: string;
  text: string;
  opensOn?: string;
  actions: WallAction[];
  /** For those who are members already. */
  signIn?: { text: string; label: string; href: string };
}

/**
 * @param decision why the entry is locked
 * @param returnTo path of the entry, where the reader comes back to
 */
export function wallWords(decision: Locked, theme: Theme, returnTo: string): WallWords {
  const { words } = theme;
  const back = returningTo(returnTo);
  const toPlans = PRICING + back;
  const plans: WallAction = { label: words.seePlans, href: toPlans };
  // A new account opens nothing that is sold: the way leads on to the plans, and from there back here.
  const afterSignUp = isSold(decision.need) ? returningTo(toPlans) : back;
  const signUp: WallAction = { label: words.signUp, href: SIGN_UP + afterSignUp };
  const actions = decision.signedIn ? (isSold(decision.need) ? [plans] : []) : [signUp];
  return {
    heading: needPhrase(decision.need, theme),
    text: decision.signedIn
      ? isSold(decision.need)
        ? words.wallMember
        : words.wallStaff
      : words.wallAnonymous,
    ...(decision.opensOn && {
      opensOn: words.opensOn.replace('{date}', formatDate(decision.opensOn, theme)),
    }),
    actions,
    ...(!decision.signedIn && {
      signIn: { text: words.wallBelong, label: words.signIn, href: SIGN_IN + back },
    }),
  };
}

export interface GateWords {
  /** For a notice of its own: "This section is for Pro members." */
  text: string;
  /** For one inside a line: "Pro members". */
  who: string;
  step?: { label: string; href: string };
}

/**
 * What stands in place of a closed section.
 *
 * @param returnTo path of the entry that it is in
 */
export function gateWords(decision: Locked, theme: Theme, returnTo: string): GateWords {
  const who = holders(decision.need, theme);
  const { actions, signIn } = wallWords(decision, theme, returnTo);
  const step = signIn ?? actions[0];
  return {
    text: theme.words.gateClosed.replace('{holders}', who),
    who,
    ...(step && { step: { label: step.label, href: step.href } }),
  };
}

/** Who may read, as a heading: "For supporters", "Sign in to read". */
export function needPhrase(need: Access, theme: Theme): string {
  const { words } = theme;
  return need === 'signed-in' ? words.needSignIn : words.needFor.replace('{holders}', holders(need, theme));
}

/** Who holds what is needed, in the plural: "supporters", "editors or admins". */
export function holders(need: Access, theme: Theme): string {
  const { words, plans, roles, features } = theme;
  const either = (names: string[]) => [...new Set(names)].join(` ${words.or} `);
  if (need === 'public') return words.everyone;
  if (need === 'signed-in') return words.signedIn;
  if ('plan' in need) return either([need.plan].flat().map((plan) => plans[plan]?.holders ?? plan));
  if ('role' in need) return roles[need.role]?.holders ?? need.role;
  if ('permission' in need) return either(rolesWith(need.permission, theme)) || need.permission;
  if ('feature' in need)
    return words.holdersOfFeature.replace('{feature}', features[need.feature]?.name ?? need.feature);
  if ('any' in need) return either(need.any.map((term) => holders(term, theme)));
  return need.all.map((term) => holders(term, theme)).join(` ${words.and} `);
}

function rolesWith(permission: string, { roles }: Theme): string[] {
  return Object.values(roles)
    .filter((role) => role.permissions.includes(permission))
    .map((role) => role.holders);
}

/** Whether a plan would meet the need, or part of it: then the next step is the pricing page. */
function isSold(need: Access): boolean {
  if (typeof need === 'string') return false;
  if ('any' in need) return need.any.some(isSold);
  if ('all' in need) return need.all.some(isSold);
  return 'plan' in need || 'feature' in need;
}

function formatDate(at: number, { locale }: Theme): string {
  return dayFormat(locale, { dateStyle: 'long' }).format(at);
}
