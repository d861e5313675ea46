/** The names that theme.config.ts declares, as types: a plan, role, permission or feature that it does not know does not compile. */
import type { Payer } from '#src/access/declared.ts';
import type { Viewer } from '#src/access/viewer.ts';

type Declared = DeclaredTheme;
type KeyOf<Part extends string> = Declared extends Record<Part, infer Names> ? keyof Names & string : never;

export type PlanName = KeyOf<'plans'>;
export type RoleName = KeyOf<'roles'>;
export type FeatureName = KeyOf<'features'>;
export type PermissionName = Declared extends { permissions: readonly (infer Name extends string)[] }
  ? Name
  : never;

/** A rule, as in an entry's `access`, with names that exist. */
export type SiteAccess =
  | 'public'
  | 'signed-in'
  | { plan: PlanName | readonly PlanName[] }
  | { role: RoleName }
  | { permission: PermissionName }
  | { feature: FeatureName }
  | { any: readonly SiteAccess[] }
  | { all: readonly SiteAccess[] };

type SiteQuestion =
  | { readonly plan: PlanName; readonly payer: Payer }
  | { readonly feature: FeatureName; readonly payer: Payer }
  | { readonly role: RoleName }
  | { readonly permission: PermissionName };

/** The viewer of a request, who is asked only for what exists. */
export interface SiteViewer extends Viewer {
  holds(question: SiteQuestion): boolean;
}
