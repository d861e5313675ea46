/** What the local Clerk is told by whoever starts it. */
import type { Identity } from './keys.ts';

export interface DeclaredPlan {
  id: string;
  name: string;
  description?: string;
  payer: 'user' | 'organization';
  /** amounts in major units of the currency (5 means 5.00); a plan without a price is free */
  price?: { monthly?: number; yearly?: number; currency?: string };
  trialDays?: number;
  features?: string[];
  /** plans whose features this plan carries too */
  includes?: string[];
}

export interface DeclaredRole {
  id: string;
  name: string;
  /** permissions as `feature:action`, e.g. `posts:review` */
  permissions: string[];
}

export interface DeclaredFeature {
  id: string;
  name: string;
  payer: 'user' | 'organization';
}

export interface Declared {
  siteName: string;
  plans: DeclaredPlan[];
  roles: DeclaredRole[];
  features: DeclaredFeature[];
}

/** Settings that a real application makes in Clerk's dashboard. */
export interface DashboardSettings {
  /** who may sign up; `public` unless told */
  signUpMode?: 'public' | 'restricted' | 'waitlist';
  /** whether one browser may hold several accounts at once; off unless told */
  multiSession?: boolean;
  /** whether sign-up asks for consent to the terms; off unless told */
  legalConsent?: boolean;
  termsUrl?: string;
  privacyUrl?: string;
}

export interface LocalClerkOptions {
  /** what the theme declares */
  declared: Declared;
  /** a JSON file that survives restarts; delete it to start over */
  stateFile: string;
  /** origin of the site: the fallback for `azp`, and where webhooks go */
  siteUrl: string;
  /** 0 or nothing takes a free port */
  port?: number;
  /** `whsec_…`; made at the first start and kept in the state file when not given */
  webhookSecret?: string;
  settings?: DashboardSettings;
  /** `development` answers as a real development instance does, on a name of its own; `local` unless told */
  identity?: Identity['kind'];
  /** where Clerk's browser bundles are kept; a folder under `node_modules/.cache` unless told */
  bundleCache?: string;
  /** hears about slow things, one sentence at a time; silent unless told */
  log?: (line: string) => void;
}
