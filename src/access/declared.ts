/** What a site declares that a rule may name: its plans, roles, permissions and features. */

/** Who pays for a plan or a feature in Clerk Billing. */
export type Payer = 'user' | 'organization';

export interface DeclaredPlan {
  readonly payer: Payer;
  /** Plans that a holder of this one has as well. */
  readonly includes: readonly string[];
}

export interface Declared {
  readonly plans: Readonly<Record<string, DeclaredPlan>>;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly features: Readonly<Record<string, { readonly payer: Payer }>>;
}

/** A plan as it is asked for in Clerk: its name and the payer whose subscription counts. */
export interface PlanHolding {
  readonly plan: string;
  readonly payer: Payer;
}

/**
 * Every plan whose holders pass for holders of `plan`: itself, and each plan that includes it, directly or through others.
 *
 * @param plan a declared plan's name; an undeclared one has no holders
 * @param plans the declared plans
 */
export function holdingsOf(plan: string, plans: Declared['plans']): PlanHolding[] {
  if (!Object.hasOwn(plans, plan)) return [];
  const found = new Set([plan]);
  for (const name of found) {
    for (const [candidate, { includes }] of Object.entries(plans)) {
      if (includes.includes(name)) found.add(candidate);
    }
  }
  return [...found].flatMap((name) => {
    const declared = plans[name];
    return declared ? [{ plan: name, payer: declared.payer }] : [];
  });
}
