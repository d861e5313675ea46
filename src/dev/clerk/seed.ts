/** The first state: the site's own organization and the personas with what they hold. */
import { newId } from './ids.ts';
import type { Instance } from './instance.ts';
import { createKeys, type Identity } from './keys.ts';
import { membershipOf, organizationBy, userByEmail } from './model/lookup.ts';
import { addMember, createOrganization } from './model/organizations.ts';
import { hashPassword } from './model/passwords.ts';
import { charge } from './model/payments.ts';
import { findPlan, priceOf } from './model/plans.ts';
import { findRole } from './model/roles.ts';
import { startPlan } from './model/subscriptions.ts';
import { createUser } from './model/users.ts';
import { PASSWORD, type Persona, personas } from './personas.ts';
import { emptyState, type State } from './state.ts';

/** A state with keys of its own and nobody in it. */
export function freshState(kind?: Identity['kind']): State {
  return emptyState(createKeys(kind), newId('org'));
}

/** Adds whoever of the personas is missing, and the site's organization; what people changed since stays. */
export function seed(instance: Instance): void {
  const { state, declared } = instance;
  if (!organizationBy(instance, state.siteOrganizationId))
    createOrganization(instance, { name: declared.siteName, id: state.siteOrganizationId });
  const password = hashPassword(PASSWORD);
  for (const persona of personas)
    if (!userByEmail(instance, persona.email)) addPersona(instance, persona, password);
}

function addPersona(instance: Instance, persona: Persona, password: string): void {
  const { declared, state } = instance;
  const user = createUser(instance, { ...persona, password });
  const plan = persona.plan && findPlan(declared, 'user', persona.plan);
  if (plan) {
    const period = plan.monthly === null ? 'annual' : 'month';
    charge(instance, startPlan(instance, user.id, plan, period), priceOf(plan, period), 'checkout');
  }
  const role = persona.role && findRole(declared, persona.role);
  if (role && !membershipOf(instance, state.siteOrganizationId, user.id))
    addMember(instance, state.siteOrganizationId, user.id, role.id);
}
