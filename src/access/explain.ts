/** What is wrong with an `access` that did not parse, said so that an author can mend it. */
import type { Declared } from './declared.ts';
import { suggestion } from './suggest.ts';

const KEYS = ['plan', 'role', 'permission', 'feature', 'any', 'all'] as const;
const WORDS = ['public', 'signed-in'] as const;

/**
 * @param value the `access` that was refused
 * @param declared what it may name
 * @returns a sentence for the problem and one for the fix
 */
export function explainAccess(value: unknown, declared: Declared): string {
  return problem(value, declared) ?? 'access is not a rule. See the table of rules in the manual.';
}

function problem(value: unknown, declared: Declared): string | undefined {
  if (typeof value === 'string') {
    if ((WORDS as readonly string[]).includes(value)) return undefined;
    return `access is "${value}", which is not a rule. ${suggestion(value, WORDS, 'Rules in one word')} A plan is written { plan: ${value} }.`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `access is ${JSON.stringify(value)}, which is not a rule. Write public, signed-in, or one of { ${KEYS.join(' | ')}: … }.`;
  }
  const keys = Object.keys(value);
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    return `access holds ${keys.length} keys (${keys.join(', ')}) where one is expected. Combine several with { all: […] } or { any: […] }.`;
  }
  if (!(KEYS as readonly string[]).includes(key)) {
    return `access has the key "${key}", which does not exist. ${suggestion(key, KEYS, 'Keys')}`;
  }
  const named: unknown = (value as Record<string, unknown>)[key];
  if (key === 'any' || key === 'all') return termProblem(key, named, declared);
  return nameProblem(key as keyof typeof allowedNames, named, declared);
}

function termProblem(key: string, terms: unknown, declared: Declared): string | undefined {
  if (!Array.isArray(terms) || terms.length === 0) {
    return `access has an "${key}" without terms. List at least one: { ${key}: [signed-in] }.`;
  }
  for (const term of terms) {
    if (term === 'public')
      return `access has "public" inside "${key}". Public entries need no other rule: write access: public.`;
    const found = problem(term, declared);
    if (found) return found;
  }
  return undefined;
}

const allowedNames = {
  plan: (declared: Declared) => Object.keys(declared.plans),
  role: (declared: Declared) => declared.roles,
  permission: (declared: Declared) => declared.permissions,
  feature: (declared: Declared) => Object.keys(declared.features),
};

function nameProblem(key: keyof typeof allowedNames, named: unknown, declared: Declared): string | undefined {
  const allowed = allowedNames[key](declared);
  const names = key === 'plan' && Array.isArray(named) ? named : [named];
  if (names.length === 0)
    return `access has an empty list of plans. ${suggestion('', allowed, 'Declared plans')}`;
  for (const name of names) {
    if (typeof name !== 'string') {
      return `access has a ${key} that is ${JSON.stringify(name)} instead of a name. ${suggestion('', allowed, `Declared ${key}s`)}`;
    }
    if (!allowed.includes(name)) {
      return `access names the ${key} "${name}", which theme.config.ts does not declare. ${suggestion(name, allowed, `Declared ${key}s`)}`;
    }
  }
  return undefined;
}
