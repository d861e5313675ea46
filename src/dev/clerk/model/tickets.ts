/** Tickets: what the link in an invitation carries, so that whoever has the mail needs no code and no password to prove the address. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { ClerkError } from '../errors.ts';
import type { Instance } from '../instance.ts';
import type { InvitationRecord } from '../records.ts';

/** The link of an invitation's mail: it tells the site, beside the ticket, whether its holder signs in or up. */
export function ticketLink(instance: Instance, invitation: InvitationRecord): string {
  return `${instance.frontendApi}/v1/tickets/accept?ticket=${ticketOf(instance, invitation)}`;
}

/** @throws ClerkError when nobody was given that ticket, or its invitation is not open any more */
export function invitationByTicket(instance: Instance, ticket: string): InvitationRecord {
  const invitation = instance.state.invitations.find((one) => isSame(ticketOf(instance, one), ticket));
  if (!invitation)
    throw new ClerkError(400, 'ticket_invalid_code', 'That ticket is not one of this application.');
  if (invitation.status === 'pending') return invitation;
  throw invitation.status === 'expired'
    ? new ClerkError(400, 'ticket_expired_code', 'That ticket has expired.')
    : new ClerkError(400, 'organization_invitation_not_pending', 'That invitation is not open any more.');
}

function ticketOf(instance: Instance, { id }: InvitationRecord): string {
  return `${id}.${createHmac('sha256', instance.state.keys.secretKey).update(id).digest('base64url')}`;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
