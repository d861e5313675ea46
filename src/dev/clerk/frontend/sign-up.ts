/** Signing up: an address and a password, the code that proves the address, and the account that comes of it. */
import type { Context } from 'hono';
import { ClerkError, missing, notFound, wrongCode } from '../errors.ts';
import { newId } from '../ids.ts';
import { missingFields, signUpJSON } from '../json/attempt.ts';
import { acceptInvitation } from '../model/invitations.ts';
import { hashPassword } from '../model/passwords.ts';
import { startSession } from '../model/sessions.ts';
import { invitationByTicket } from '../model/tickets.ts';
import { createUser, refuseTakenEmail, refuseWeakPassword } from '../model/users.ts';
import { EMAIL_CODE } from '../personas.ts';
import type { SignUpRecord } from '../records.ts';
import { type FrontendEnv, frontendRouter, readForm, reply, someClient } from './browser.ts';

type SignUpContext = Context<FrontendEnv>;

export const signUpRoutes = frontendRouter()
  .post('/client/sign_ups', async (c) => {
    const form = await readForm(c);
    const ticket = form.get('ticket');
    // An invitation is a way in even where nobody else may sign up.
    const invitation = ticket ? invitationByTicket(c.var.instance, ticket) : undefined;
    if (!invitation) refuseClosedSignUp(c);
    const attempt: SignUpRecord = {
      id: newId('sua'),
      status: 'missing_requirements',
      emailAddress: invitation?.email ?? null,
      // Only the address of the invitation got the link.
      emailVerified: invitation !== undefined,
      password: null,
      firstName: null,
      lastName: null,
      legalAccepted: false,
      invitationId: invitation?.id ?? null,
      unsafeMetadata: {},
      locale: null,
      createdSessionId: null,
      createdUserId: null,
    };
    if (invitation) refuseTakenEmail(c.var.instance, invitation.email);
    fill(c, attempt, form);
    someClient(c).signUp = attempt;
    return finishOrReply(c, attempt);
  })
  .get('/client/sign_ups/:id', (c) => reply(c, signUpJSON(c.var.instance, findAttempt(c))))
  .patch('/client/sign_ups/:id', async (c) => {
    const attempt = findAttempt(c);
    fill(c, attempt, await readForm(c));
    return finishOrReply(c, attempt);
  })
  .post('/client/sign_ups/:id/prepare_verification', (c) =>
    reply(c, signUpJSON(c.var.instance, findAttempt(c))),
  )
  .post('/client/sign_ups/:id/attempt_verification', async (c) => {
    const attempt = findAttempt(c);
    if ((await readForm(c)).get('code') !== EMAIL_CODE) throw wrongCode();
    attempt.emailVerified = true;
    return finishOrReply(c, attempt);
  });

function fill(c: SignUpContext, attempt: SignUpRecord, form: URLSearchParams): void {
  const email = form.get('email_address')?.trim().toLowerCase();
  if (email && email !== attempt.emailAddress) {
    refuseTakenEmail(c.var.instance, email);
    Object.assign(attempt, { emailAddress: email, emailVerified: false });
  }
  const password = form.get('password');
  if (password) {
    refuseWeakPassword(password);
    attempt.password = hashPassword(password);
  }
  attempt.firstName = form.get('first_name') || attempt.firstName;
  attempt.lastName = form.get('last_name') || attempt.lastName;
  attempt.locale = form.get('locale') || attempt.locale;
  if (form.has('legal_accepted')) attempt.legalAccepted = form.get('legal_accepted') === 'true';
  const metadata = form.get('unsafe_metadata');
  if (metadata) attempt.unsafeMetadata = JSON.parse(metadata);
}

async function finishOrReply(c: SignUpContext, attempt: SignUpRecord) {
  const { instance } = c.var;
  if (!attempt.emailVerified || missingFields(instance, attempt).length > 0)
    return reply(c, signUpJSON(instance, attempt));
  if (!attempt.emailAddress) throw missing('email_address');

  const { password, firstName, lastName, unsafeMetadata, locale } = attempt;
  const user = createUser(instance, {
    email: attempt.emailAddress,
    password,
    firstName,
    lastName,
    unsafeMetadata,
    locale,
    legalAcceptedAt: attempt.legalAccepted ? Date.now() : null,
  });
  const invitation = instance.state.invitations.find((one) => one.id === attempt.invitationId);
  if (invitation?.status === 'pending') acceptInvitation(instance, invitation, user);
  const client = someClient(c);
  const session = startSession(instance, client, user, c.req.header('user-agent'));
  Object.assign(attempt, { status: 'complete', createdSessionId: session.id, createdUserId: user.id });
  client.signUp = null;
  return reply(c, signUpJSON(instance, attempt));
}

function findAttempt(c: SignUpContext): SignUpRecord {
  const attempt = someClient(c).signUp;
  if (!attempt || attempt.id !== c.req.param('id')) throw notFound('sign-up attempt');
  return attempt;
}

function refuseClosedSignUp(c: SignUpContext): void {
  const mode = c.var.instance.settings.signUpMode;
  if (mode === 'restricted')
    throw new ClerkError(403, 'sign_up_mode_restricted', 'Sign-ups are by invitation only.');
  if (mode === 'waitlist')
    throw new ClerkError(
      403,
      'sign_up_restricted_waitlist',
      'Sign-ups are closed. Please join the waitlist.',
    );
}
