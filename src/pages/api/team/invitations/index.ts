/** `/api/team/invitations`: the open invitations of the session's team, and new ones. */
import type { APIRoute } from 'astro';
import { json, otherMethod, refuse } from '#src/session/json.ts';
import { answerFromClerk } from '#src/session/teams/clerk-refusal.ts';
import { invitationSchema, invite, listInvitations } from '#src/session/teams/invitations.ts';
import { teamAdmin } from '#src/session/teams/team-admin.ts';

export const GET: APIRoute = (context) => {
  const admin = teamAdmin(context);
  return admin instanceof Response ? admin : answerFromClerk(listInvitations(admin), json);
};

export const POST: APIRoute = async (context) => {
  const admin = teamAdmin(context);
  if (admin instanceof Response) return admin;
  const body = await context.request.json().catch(() => undefined);
  const wanted = invitationSchema.safeParse(body);
  if (!wanted.success) {
    const [issue] = wanted.error.issues;
    const where = issue?.path.join('.') || 'body';
    return refuse('bad-request', { message: `${where}: ${issue?.message ?? 'is not valid.'}` });
  }
  return answerFromClerk(invite(admin, wanted.data), (invitation) =>
    json({ invitation }, 201, { location: `/api/team/invitations/${invitation.id}` }),
  );
};

export const ALL = otherMethod('GET, HEAD, POST');
