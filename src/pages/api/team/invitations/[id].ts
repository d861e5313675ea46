/** `/api/team/invitations/<id>`: takes back an open invitation of the session's team. */
import type { APIRoute } from 'astro';
import { json, otherMethod, refuse } from '#src/session/json.ts';
import { answerFromClerk } from '#src/session/teams/clerk-refusal.ts';
import { isInvitationId, revokeInvitation } from '#src/session/teams/invitations.ts';
import { teamAdmin } from '#src/session/teams/team-admin.ts';

export const DELETE: APIRoute = (context) => {
  const admin = teamAdmin(context);
  if (admin instanceof Response) return admin;
  const { id } = context.params;
  if (!isInvitationId(id)) return refuse('not-found');
  return answerFromClerk(revokeInvitation(admin, id), (invitation) => json({ invitation }));
};

export const ALL = otherMethod('DELETE');
