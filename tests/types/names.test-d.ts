/**
 * What must not compile: names that theme.config.ts does not declare, whatever it declares. Never run; `astro check` reads it, and complains of a line
 * that compiles after all.
 */
import type { APIContext } from 'astro';
import type { FeatureName, PermissionName, PlanName, RoleName } from '#src/theme/names.ts';
import { siteRule } from '#src/theme/site-rule.ts';

/** Of each kind, any name that the theme declares. */
declare const names: { plan: PlanName; role: RoleName; permission: PermissionName; feature: FeatureName };

siteRule({ plan: names.plan });
siteRule({
  any: [
    { role: names.role },
    { permission: names.permission },
    { feature: names.feature },
    { plan: [names.plan, names.plan] },
  ],
});
// @ts-expect-error a misspelt plan
siteRule({ plan: 'suporter' });
// @ts-expect-error a misspelt plan in a list
siteRule({ plan: ['pro', 'teem'] });
// @ts-expect-error a misspelt role
siteRule({ role: 'editer' });
// @ts-expect-error a misspelt permission, inside a combination
siteRule({ all: [{ permission: 'posts:reveiw' }] });
// @ts-expect-error a misspelt feature
siteRule({ feature: 'adio' });

export function ask({ locals }: Pick<APIContext, 'locals'>): void {
  locals.viewer.holds({ plan: names.plan, payer: 'user' });
  // @ts-expect-error a misspelt plan
  locals.viewer.holds({ plan: 'por', payer: 'user' });
  // @ts-expect-error a misspelt role
  locals.viewer.holds({ role: 'admn' });

  // Clerk's types leave plans and features open; that is why the site asks through its viewer.
  const auth = locals.auth();
  auth.has({ role: `org:${names.role}` });
  auth.has({ permission: `org:${names.permission}` });
  // @ts-expect-error Clerk's own question, with a misspelt role
  auth.has({ role: 'org:editer' });
  // @ts-expect-error Clerk's own question, with a misspelt permission
  auth.has({ permission: 'org:posts:reveiw' });
}
