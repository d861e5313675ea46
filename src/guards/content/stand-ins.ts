/** Stand-ins: made-up readers, one for each thing that a rule can ask for, so that whatever a theme declares has its own. */
import type { Access } from '#src/access/rule.ts';
import type { Question, Viewer } from '#src/access/viewer.ts';
import { heldPlan } from '#src/theme/plans.ts';
import type { Theme } from '#src/theme/schema.ts';

/** What a stand-in holds; the token that a stand-in of the audit carries says the same. */
export interface Holdings {
  /** Names with their payer: `user:pro`, `organization:team`. */
  readonly plans: readonly string[];
  readonly features: readonly string[];
  /** In the site's own organization. */
  readonly role?: string;
  readonly permissions: readonly string[];
}

export interface StandIn {
  /** As tables show it: `anonymous`, `reader`, or the name of what is held. */
  readonly name: string;
  readonly holdings: Holdings;
  readonly viewer: Viewer;
}

const NOTHING: Holdings = { plans: [], features: [], permissions: [] };

/** Everybody whom the rules of a theme can tell apart by one thing: nobody, a reader with nothing, one per plan and role,
 * and one for each feature and permission that none of those brings along. */
export function standInsFor(theme: Theme): StandIn[] {
  const { plans, roles, features, permissions } = theme;
  const sold = new Set(Object.keys(plans).flatMap((id) => featuresOf(id, theme)));
  const given = new Set(Object.values(roles).flatMap((role) => role.permissions));
  const all: [name: string, holdings: Holdings][] = [
    ...Object.entries(plans).map(([id, { payer }]): [string, Holdings] => [
      id,
      { ...NOTHING, plans: [`${payer}:${id}`], features: featuresOf(id, theme) },
    ]),
    ...Object.entries(roles).map(([id, role]): [string, Holdings] => [
      id,
      { ...NOTHING, role: id, permissions: role.permissions },
    ]),
    ...Object.entries(features)
      .map(([id, { payer }]): [string, Holdings] => [id, { ...NOTHING, features: [`${payer}:${id}`] }])
      .filter(([, holdings]) => !sold.has(holdings.features[0] ?? '')),
    ...permissions
      .filter((id) => !given.has(id))
      .map((id): [string, Holdings] => [id, { ...NOTHING, permissions: [id] }]),
  ];
  return [
    { name: 'anonymous', holdings: NOTHING, viewer: { signedIn: false, holds: () => false } },
    standIn('reader', NOTHING),
    ...all.map(([name, holdings], index) => {
      const taken = ['anonymous', 'reader', ...all.slice(0, index).map(([other]) => other)];
      return standIn(taken.includes(name) ? `${name} (${kindOf(holdings)})` : name, holdings);
    }),
  ];
}

/** A viewer who is signed in and holds exactly this. */
export function standIn(name: string, holdings: Holdings): StandIn {
  const holds = (question: Question): boolean => {
    if ('plan' in question) return holdings.plans.includes(`${question.payer}:${question.plan}`);
    if ('feature' in question) return holdings.features.includes(`${question.payer}:${question.feature}`);
    if ('role' in question) return holdings.role === question.role;
    return holdings.permissions.includes(question.permission);
  };
  return { name, holdings, viewer: { signedIn: true, holds } };
}

/** The features of a plan and of those that it includes, each with its payer. */
function featuresOf(plan: string, theme: Theme): string[] {
  return heldPlan(plan, theme).features.flatMap((name) =>
    theme.features[name] ? [`${theme.features[name].payer}:${name}`] : [],
  );
}

function kindOf({ plans, role, features }: Holdings): string {
  if (plans.length > 0) return 'plan';
  if (role) return 'role';
  return features.length > 0 ? 'feature' : 'permission';
}

/** A rule in a few words: `plan supporter`, `plan supporter or team`, `plan pro and permission posts:review`. */
export function accessInWords(access: Access): string {
  if (typeof access === 'string') return access;
  if ('plan' in access) return `plan ${[access.plan].flat().join(' or ')}`;
  if ('role' in access) return `role ${access.role}`;
  if ('permission' in access) return `permission ${access.permission}`;
  if ('feature' in access) return `feature ${access.feature}`;
  if ('any' in access) return access.any.map(wordsInside).join(' or ') || 'nobody';
  return access.all.map(wordsInside).join(' and ');
}

function wordsInside(access: Access): string {
  const nested = typeof access === 'object' && ('any' in access || 'all' in access);
  return nested ? `(${accessInWords(access)})` : accessInWords(access);
}
