/** Where the link of an invitation's mail leads: back to the site, with the ticket and the form that takes it. */

import { acceptInvitation } from '../model/invitations.ts';
import { activeSessionsOfClient, userByEmail } from '../model/lookup.ts';
import { invitationByTicket } from '../model/tickets.ts';
import { frontendRouter, knownClient } from './browser.ts';

export const ticketRoutes = frontendRouter().get('/tickets/accept', (c) => {
  const { instance } = c.var;
  const ticket = c.req.query('ticket') ?? '';
  const invitation = invitationByTicket(instance, ticket);
  const user = userByEmail(instance, invitation.email);
  const client = knownClient(c);
  const sessions = client ? activeSessionsOfClient(instance, client.id) : [];
  const isSignedIn = user && sessions.some((one) => one.userId === user.id);
  if (isSignedIn) acceptInvitation(instance, invitation, user);
  const status = isSignedIn ? 'complete' : user ? 'sign_in' : 'sign_up';
  const form = { complete: '/', sign_in: '/sign-in', sign_up: '/sign-up' }[status];
  const target = new URL(invitation.redirectUrl ?? form, instance.siteUrl);
  target.searchParams.set('__clerk_status', status);
  if (!isSignedIn) target.searchParams.set('__clerk_ticket', ticket);
  return c.redirect(target.href, 303);
});
