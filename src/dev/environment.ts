/** The local Clerk's place in the environment: the variables through which the site and Clerk's SDK find it. */
import type { Theme } from '#src/theme/schema.ts';
import { ensureBundles, type LocalClerk, type LocalClerkOptions, startLocalClerk } from './clerk/index.ts';
import { PASSWORD, type Persona, personas } from './clerk/personas.ts';

/** Where readers and sign-ups of the local Clerk are kept between runs. */
export const STATE_FILE = process.env.LOCAL_CLERK_STATE || '.gatepost/local-clerk.json';

/**
 * Starts the local Clerk for a site and enters it into the environment.
 *
 * @param siteUrl origin of the site, where webhooks go
 */
export async function connectLocalClerk(
  theme: Theme,
  siteUrl: string,
  options: Partial<Pick<LocalClerkOptions, 'stateFile' | 'port'>> = {},
): Promise<LocalClerk> {
  const local = await startLocalClerk({
    declared: declaredFor(theme),
    stateFile: STATE_FILE,
    siteUrl,
    log: console.log,
    settings: dashboardFor(theme),
    ...options,
  });
  // Pages ask for the scripts anyway, and are told when the registry cannot be reached.
  ensureBundles({ log: console.log }).catch(() => {});
  Object.assign(process.env, localEnvironment(local));
  return local;
}

/** The variables of a site that uses this local Clerk. */
export function localEnvironment(local: LocalClerk): Record<string, string> {
  return {
    PUBLIC_CLERK_PUBLISHABLE_KEY: local.publishableKey,
    CLERK_SECRET_KEY: local.secretKey,
    CLERK_JWT_KEY: local.jwtKey,
    CLERK_SITE_ORG_ID: local.siteOrgId,
    CLERK_WEBHOOK_SIGNING_SECRET: local.webhookSecret,
    CLERK_FAPI_URL: local.url,
    CLERK_API_URL: local.url,
    PUBLIC_CLERK_PROXY_URL: '/__clerk',
    PUBLIC_CLERK_KEYLESS_DISABLED: '1',
    PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
  };
}

/** The variables of a built site on loopback that uses this local Clerk, as `npm run preview` serves it. */
export function previewEnvironment(local: LocalClerk, origin: string, port: number): Record<string, string> {
  return {
    ...localEnvironment(local),
    SITE_URL: origin,
    PORT: String(port),
    HOST: '127.0.0.1',
    GATEPOST_PREVIEW: '1',
  };
}

/** What to tell a creator who runs the site without keys. */
export function localClerkHint(theme: Pick<Theme, 'plans' | 'roles'>): string {
  const people = personas.map((persona) => `    ${persona.email.padEnd(26)} ${whatIsHeld(persona, theme)}`);
  return [
    '  Sign in as one of these, all with the password ' +
      PASSWORD +
      ', or sign up (the e-mail code is always 424242):',
    ...people,
    '  To connect your own Clerk application, copy .env.example to .env and fill in its keys.',
  ].join('\n');
}

/** In words; a persona whose plan or role the theme no longer declares holds nothing. */
function whatIsHeld(
  { plan, role, holds }: Persona,
  { plans, roles }: Pick<Theme, 'plans' | 'roles'>,
): string {
  if (plan && plans[plan]?.payer !== 'user')
    return `no plan: theme.config.ts declares no "${plan}" for readers`;
  if (role && !roles[role]) return `no role: theme.config.ts declares no "${role}"`;
  return holds;
}

/** What a creator would set in Clerk's dashboard to match the theme. */
function dashboardFor({ accounts }: Theme): NonNullable<LocalClerkOptions['settings']> {
  const { terms, privacy, consent } = accounts.legal;
  return {
    signUpMode: accounts.signUp === 'waitlist' ? 'waitlist' : 'public',
    legalConsent: consent,
    ...(terms && { termsUrl: terms }),
    ...(privacy && { privacyUrl: privacy }),
  };
}

/** What the local Clerk sells and knows, from theme.config.ts. */
export function declaredFor(theme: Theme): LocalClerkOptions['declared'] {
  return {
    siteName: theme.name,
    plans: Object.entries(theme.plans).map(([id, plan]) => ({ id, ...plan })),
    roles: Object.entries(theme.roles).map(([id, { name, permissions }]) => ({ id, name, permissions })),
    features: Object.entries(theme.features).map(([id, feature]) => ({ id, ...feature })),
  };
}
