/** Signing in: by password, by email code, by the ticket of an invitation, and by a new password after a code. */
import type { Context } from 'hono';
import { ClerkError, missing, notFound, wrongCode } from '../errors.ts';
import { newId } from '../ids.ts';
import { signInJSON } from '../json/attempt.ts';
import { acceptInvitation } from '../model/invitations.ts';
import { activeSessionsOfUser, userByEmail, userById } from '../model/lookup.ts';
import { checkPassword, hashPassword } from '../model/passwords.ts';
import { endSession, startSession } from '../model/sessions.ts';
import { invitationByTicket } from '../model/tickets.ts';
import { refuseWeakPassword, updateUser } from '../model/users.ts';
import { EMAIL_CODE } from '../personas.ts';
import type { ClientRecord, SignInRecord, UserRecord } from '../records.ts';
import { type FrontendEnv, frontendRouter, readForm, reply, someClient } from './browser.ts';

type SignInContext = Context<FrontendEnv>;

export const signInRoutes = frontendRouter()
  .post('/client/sign_ins', async (c) => {
    const { instance } = c.var;
    const form = await readForm(c);
    const ticket = form.get('ticket');
    const invitation = ticket ? invitationByTicket(instance, ticket) : undefined;
    const identifier = invitation?.email ?? form.get('identifier')?.trim() ?? null;
    const user = identifier ? findUser(c, identifier) : undefined;
    const attempt: SignInRecord = {
      id: newId('sia'),
      identifier,
      userId: user?.id ?? null,
      status: user ? 'needs_first_factor' : 'needs_identifier',
      strategy: codeStrategy(form.get('strategy')),
      createdSessionId: null,
    };
    const client = someClient(c);
    client.signIn = attempt;
    if (user && invitation) {
      acceptInvitation(instance, invitation, user);
      return complete(c, client, attempt, user);
    }
    const password = form.get('password');
    if (user && password) {
      requirePassword(user, password);
      return complete(c, client, attempt, user);
    }
    return reply(c, signInJSON(instance, attempt));
  })
  .get('/client/sign_ins/:id', (c) => reply(c, signInJSON(c.var.instance, findAttempt(c).attempt)))
  .post('/client/sign_ins/:id/prepare_first_factor', async (c) => {
    const { attempt } = findAttempt(c);
    attempt.strategy = codeStrategy((await readForm(c)).get('strategy'));
    return reply(c, signInJSON(c.var.instance, attempt));
  })
  .post('/client/sign_ins/:id/attempt_first_factor', async (c) => {
    const { client, attempt, user } = findAttempt(c);
    const form = await readForm(c);
    const strategy = form.get('strategy');
    if (strategy === 'password') requirePassword(user, form.get('password') ?? '');
    else if (!codeStrategy(strategy) || form.get('code') !== EMAIL_CODE) throw wrongCode();
    if (strategy !== 'reset_password_email_code') return complete(c, client, attempt, user);
    attempt.status = 'needs_new_password';
    return reply(c, signInJSON(c.var.instance, attempt));
  })
  .post('/client/sign_ins/:id/reset_password', async (c) => {
    const { instance } = c.var;
    const { client, attempt, user } = findAttempt(c);
    const form = await readForm(c);
    const password = form.get('password') ?? '';
    if (attempt.status !== 'needs_new_password') throw wrongCode();
    refuseWeakPassword(password);
    updateUser(instance, user, { password: hashPassword(password) });
    if (form.get('sign_out_of_other_sessions') === 'true')
      for (const session of activeSessionsOfUser(instance, user.id)) endSession(instance, session, 'revoked');
    return complete(c, client, attempt, user);
  });

async function complete(c: SignInContext, client: ClientRecord, attempt: SignInRecord, user: UserRecord) {
  const { instance } = c.var;
  const session = startSession(instance, client, user, c.req.header('user-agent'));
  Object.assign(attempt, { status: 'complete', createdSessionId: session.id });
  client.signIn = null;
  return reply(c, signInJSON(instance, attempt));
}

function findUser(c: SignInContext, identifier: string): UserRecord {
  const user = userByEmail(c.var.instance, identifier);
  if (!user)
    throw new ClerkError(422, 'form_identifier_not_found', "Couldn't find your account.", 'identifier');
  if (user.banned) throw new ClerkError(403, 'user_banned', 'This account is closed.', 'identifier');
  return user;
}

function findAttempt(c: SignInContext) {
  const client = someClient(c);
  const attempt = client.signIn;
  if (!attempt || attempt.id !== c.req.param('id')) throw notFound('sign-in attempt');
  const user = userById(c.var.instance, attempt.userId);
  if (!user) throw missing('identifier');
  return { client, attempt, user };
}

function requirePassword(user: UserRecord, password: string): void {
  if (!checkPassword(password, user.password))
    throw new ClerkError(
      422,
      'form_password_incorrect',
      'Password is incorrect. Try again, or use another method.',
      'password',
    );
}

function codeStrategy(strategy: string | null): string | null {
  return strategy === 'email_code' || strategy === 'reset_password_email_code' ? strategy : null;
}
