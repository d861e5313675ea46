/** Invitations to organizations. No mail is sent: its link is logged, and a reader who has an account finds them in the switcher. */
import { backendInvitation } from '../backend/json.ts';
import { ClerkError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Instance } from '../instance.ts';
import type { InvitationRecord, MembershipRecord, UserRecord } from '../records.ts';
import { membershipOf, userByEmail } from './lookup.ts';
import { addMember, knownRole } from './organizations.ts';
import { ticketLink } from './tickets.ts';

const MONTH = 30 * 24 * 60 * 60 * 1000;

export interface NewInvitation {
  organizationId: string;
  email: string;
  role: string;
  inviterId: string | null;
  redirectUrl?: string | null;
  publicMetadata?: InvitationRecord['publicMetadata'];
}

/** @throws ClerkError when the address is a member's, is invited already, or is no address; then nobody is invited */
export function inviteAll(instance: Instance, inputs: NewInvitation[]): InvitationRecord[] {
  for (const input of inputs) refuseImpossible(instance, input);
  return inputs.map((input) => invite(instance, input));
}

function invite(instance: Instance, input: NewInvitation): InvitationRecord {
  const now = Date.now();
  const invitation: InvitationRecord = {
    id: newId('orginv'),
    organizationId: input.organizationId,
    email: input.email.trim().toLowerCase(),
    role: knownRole(instance, input.role),
    status: 'pending',
    inviterId: input.inviterId,
    redirectUrl: input.redirectUrl ?? null,
    publicMetadata: input.publicMetadata ?? {},
    createdAt: now,
    updatedAt: now,
    expiresAt: now + MONTH,
  };
  instance.state.invitations.push(invitation);
  instance.announce('organizationInvitation.created', backendInvitation(instance, invitation));
  instance.log(`A mail to ${invitation.email} would hold this link: ${ticketLink(instance, invitation)}`);
  return invitation;
}

/** @throws ClerkError when the invitation is no longer open */
export function revokeInvitation(instance: Instance, invitation: InvitationRecord): InvitationRecord {
  refuseClosed(invitation);
  Object.assign(invitation, { status: 'revoked', updatedAt: Date.now() });
  instance.announce('organizationInvitation.revoked', backendInvitation(instance, invitation));
  return invitation;
}

/** Turns an invitation into a membership. @throws ClerkError when it is no longer open */
export function acceptInvitation(
  instance: Instance,
  invitation: InvitationRecord,
  user: UserRecord,
): MembershipRecord {
  refuseClosed(invitation);
  const membership = addMember(instance, invitation.organizationId, user.id, invitation.role);
  Object.assign(invitation, { status: 'accepted', updatedAt: Date.now() });
  instance.announce('organizationInvitation.accepted', {
    ...backendInvitation(instance, invitation),
    status: 'accepted',
    user_id: user.id,
  });
  return membership;
}

/** Invitations to any of a reader's verified addresses. */
export function invitationsFor(instance: Instance, user: UserRecord): InvitationRecord[] {
  const addresses = user.emails.filter((email) => email.verified).map((email) => email.address);
  return instance.state.invitations.filter((one) => addresses.includes(one.email));
}

function refuseImpossible(instance: Instance, input: NewInvitation): void {
  const email = input.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new ClerkError(
      422,
      'form_param_format_invalid',
      `"${email}" is not an email address.`,
      'email_address',
    );
  knownRole(instance, input.role);
  const known = userByEmail(instance, email);
  if (known && membershipOf(instance, input.organizationId, known.id))
    throw new ClerkError(422, 'already_a_member_in_organization', `${email} is a member already.`);
  const open = instance.state.invitations.some(
    (one) => one.organizationId === input.organizationId && one.email === email && one.status === 'pending',
  );
  if (open) throw new ClerkError(422, 'duplicate_record', `${email} is invited already.`, 'email_address');
}

function refuseClosed(invitation: InvitationRecord): void {
  if (invitation.status !== 'pending')
    throw new ClerkError(400, 'organization_invitation_not_pending', 'That invitation is not open any more.');
}
