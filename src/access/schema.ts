/** The grammar of `access`: parses what an author writes into a rule, or says what is wrong with it. */
import { z } from 'astro/zod';
import { type Declared, holdingsOf } from './declared.ts';
import { explainAccess } from './explain.ts';
import { type Access, PUBLIC, type Rule } from './rule.ts';

/**
 * A schema for `access`, closed over what a site declares: a name that is not declared does not parse.
 *
 * @returns a schema whose input is an author's `access` and whose output is a {@link Rule}
 */
export function ruleSchema(declared: Declared) {
  return accessSchema(declared).transform((access) => toRule(access, declared));
}

/** The input side of {@link ruleSchema}: what an author may write. */
export function accessSchema(declared: Declared): z.ZodType<Access, Access> {
  const error = (issue: { input?: unknown }) => explainAccess(issue.input, declared);
  const plan = oneOf(Object.keys(declared.plans));
  const term: z.ZodType<Access, Access> = z.lazy(() =>
    z.union(
      [
        z.literal('signed-in'),
        z.strictObject({ plan: z.union([plan, z.array(plan).min(1, { error })]) }),
        z.strictObject({ role: oneOf(declared.roles) }),
        z.strictObject({ permission: oneOf(declared.permissions) }),
        z.strictObject({ feature: oneOf(Object.keys(declared.features)) }),
        z.strictObject({ any: z.array(term).min(1, { error }) }),
        z.strictObject({ all: z.array(term).min(1, { error }) }),
      ],
      { error },
    ),
  );
  return z.union([z.literal('public'), term], { error });
}

/** One of the names; with no names, nothing parses. */
function oneOf(names: readonly string[]): z.ZodType<string, string> {
  const [first, ...rest] = names;
  return first === undefined ? (z.never() as z.ZodType<never, string>) : z.enum([first, ...rest]);
}

/**
 * Resolves a parsed `access` to a rule: plans to all who hold them, features to their payer.
 *
 * @throws when `access` names what is not declared; parse it with {@link accessSchema} first
 */
export function toRule(access: Access, declared: Declared): Rule {
  if (access === 'public') return PUBLIC;
  if (access === 'signed-in') return { kind: 'signed-in' };
  if ('plan' in access) {
    const plans = typeof access.plan === 'string' ? [access.plan] : access.plan;
    return { kind: 'plan', plans, holdings: plans.flatMap((plan) => holdingsOf(plan, declared.plans)) };
  }
  if ('role' in access) return { kind: 'role', role: access.role };
  if ('permission' in access) return { kind: 'permission', permission: access.permission };
  if ('feature' in access) {
    const feature = declared.features[access.feature];
    if (feature) return { kind: 'feature', feature: access.feature, payer: feature.payer };
  }
  if ('any' in access) return { kind: 'any', of: access.any.map((term) => toRule(term, declared)) };
  if ('all' in access) return { kind: 'all', of: access.all.map((term) => toRule(term, declared)) };
  throw new Error(explainAccess(access, declared));
}

/**
 * A rule that gives way to everybody from a date: early access.
 *
 * @param opensOn the moment from which the entry is public; without one, the rule itself
 */
export function withOpening(rule: Rule, opensOn: Date | undefined): Rule {
  return opensOn && rule.kind !== 'public' ? { kind: 'opens-on', on: opensOn.getTime(), until: rule } : rule;
}

/**
 * A parser for rules that stand in a body, where a gate says who may read its section.
 *
 * @returns a function that gives the rule, or throws a sentence with the place
 */
export function ruleParser(
  declared: Declared,
): (value: unknown, where: { file: string; line: number }) => Rule {
  const schema = ruleSchema(declared);
  return (value, { file, line }) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new Error(`${file}:${line}: ${parsed.error.issues[0]?.message ?? explainAccess(value, declared)}`);
  };
}
