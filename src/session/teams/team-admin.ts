/** Who may manage a team's invitations through the API: an admin of the session's own team, and a request from this site. */
import type { APIContext } from 'astro';
import { currentSettings } from '../current-settings.ts';
import { refuse } from '../json.ts';

export interface TeamAdmin {
  readonly userId: string;
  readonly organizationId: string;
  readonly slug: string | undefined;
}

/**
 * The admin behind a request. Team and person come from the session; nothing else in the request is looked at for them.
 *
 * @returns the refusal where there is none: 401 without a session, 403 for another site's page, without a team, or for a member
 */
export function teamAdmin({ request, locals }: Pick<APIContext, 'request' | 'locals'>): TeamAdmin | Response {
  const { userId } = locals.auth();
  const { viewer, organization } = locals;
  if (!viewer.signedIn || !userId) return refuse('unauthenticated');
  if (changes(request) && !isFromThisSite(request)) {
    return refuse('forbidden', { message: 'The request comes from another site.' });
  }
  if (organization?.kind !== 'team') {
    return refuse('forbidden', {
      need: 'team',
      message: organization
        ? 'The people of the site’s own organization are invited in Clerk’s dashboard.'
        : 'No team is active in this session.',
    });
  }
  if (!organization.isAdmin) return refuse('forbidden', { need: 'team-admin' });
  return { userId, organizationId: organization.id, slug: organization.slug };
}

const changes = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD';

/** Browsers send cookies along from anywhere, and name the page's origin with every change; a bearer token is never sent by itself. */
function isFromThisSite({ headers }: Request): boolean {
  return headers.has('authorization') || headers.get('origin') === currentSettings().origin;
}
