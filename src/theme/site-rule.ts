/** Rules for pages of one's own that are no entries. */
import type { Access, Rule } from '#src/access/rule.ts';
import { toRule } from '#src/access/schema.ts';
import theme from '#theme';
import type { SiteAccess } from './names.ts';

/**
 * The rule behind an `access`, for `decide`: `decide(siteRule({ plan: 'supporter' }), locals.viewer, locals.now)`.
 * Plans that include another are resolved, and each name has its payer.
 *
 * @param access as an author writes it; a name that theme.config.ts does not declare does not compile
 */
export const siteRule = (access: SiteAccess): Rule => toRule(access as Access, theme.declared);
