/** Pages below `/teams/<slug>`: the slug in the address is a wish, the session's organization is the authority. */
import type { APIContext } from 'astro';
import { returningTo, SIGN_IN } from '#src/theme/account-paths.ts';
import type { ActiveOrganization } from './active-organization.ts';

/** Paths whose slug Clerk tries to make the active organization of a member, before the page is rendered. */
export const TEAM_PATHS = ['/teams/:slug', '/teams/:slug/(.*)'];

/** Where teams are made, joined and switched. */
const TEAM = '/team';

/**
 * The team of a request to a page below `/teams/[slug]`.
 *
 * @returns the session's team when the address names it; else a redirect: to sign in, to the session's own team, or to `/team`
 */
export function openTeam({
  params,
  url,
  locals,
  redirect,
}: Pick<APIContext, 'params' | 'url' | 'locals' | 'redirect'>): ActiveOrganization | Response {
  const { viewer, organization } = locals;
  if (!viewer.signedIn) return redirect(SIGN_IN + returningTo(url.pathname));
  if (organization?.kind !== 'team' || !organization.slug) return redirect(TEAM);
  if (organization.slug !== params.slug) return redirect(`/teams/${encodeURIComponent(organization.slug)}`);
  return organization;
}
