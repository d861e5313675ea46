/** The people whom the local Clerk knows from its first start: a reader without a plan, and one for each plan and role of the demo. */

export interface Persona {
  email: string;
  firstName: string;
  lastName: string;
  /** what the persona has, in words, for lists that a person reads */
  holds: string;
  /** a plan of the theme whose payer is the reader */
  plan?: string;
  /** a role in the site's own organization */
  role?: string;
}

/** Every persona signs in with this password; it guards nothing. */
export const PASSWORD = 'letmein-locally';

/** Every email code that the local Clerk pretends to send. */
export const EMAIL_CODE = '424242';

export const personas: Persona[] = [
  { email: 'reader@example.test', firstName: 'Rhea', lastName: 'Reader', holds: 'no plan' },
  {
    email: 'supporter@example.test',
    firstName: 'Sol',
    lastName: 'Supporter',
    holds: 'plan supporter',
    plan: 'supporter',
  },
  { email: 'pro@example.test', firstName: 'Pia', lastName: 'Pro', holds: 'plan pro', plan: 'pro' },
  {
    email: 'editor@example.test',
    firstName: 'Edda',
    lastName: 'Editor',
    holds: 'role editor',
    role: 'editor',
  },
  { email: 'owner@example.test', firstName: 'Orla', lastName: 'Owner', holds: 'role admin', role: 'admin' },
];
