/** The signed-in reader's own account: profile, password, addresses, devices. */
import { ClerkError, notFound, wrongCode } from '../errors.ts';
import { deviceJSON, sessionJSON } from '../json/client.ts';
import { emailAddressJSON, userJSON } from '../json/user.ts';
import { activeSessionsOfUser } from '../model/lookup.ts';
import { checkPassword, hashPassword } from '../model/passwords.ts';
import { endSession } from '../model/sessions.ts';
import { deleteUser, newEmail, refuseTakenEmail, refuseWeakPassword, updateUser } from '../model/users.ts';
import { EMAIL_CODE } from '../personas.ts';
import type { EmailRecord, UserRecord } from '../records.ts';
import {
  currentSession,
  currentUser,
  type FrontendContext,
  frontendRouter,
  pageOrigin,
  readForm,
  reply,
} from './browser.ts';

export const meRoutes = frontendRouter()
  .get('/me', (c) => reply(c, userJSON(c.var.instance, currentUser(c))))
  .patch('/me', async (c) => {
    const { instance } = c.var;
    const user = currentUser(c);
    const form = await readForm(c);
    const primary = form.get('primary_email_address_id');
    if (primary && !user.emails.some((email) => email.id === primary && email.verified))
      throw notFound('verified email address');
    const metadata = form.get('unsafe_metadata');
    updateUser(instance, user, {
      firstName: form.get('first_name') ?? user.firstName,
      lastName: form.get('last_name') ?? user.lastName,
      primaryEmailId: primary ?? user.primaryEmailId,
      unsafeMetadata: metadata ? JSON.parse(metadata) : user.unsafeMetadata,
    });
    return reply(c, userJSON(instance, user));
  })
  .delete('/me', (c) => {
    const user = currentUser(c);
    deleteUser(c.var.instance, user);
    return reply(c, { object: 'user', id: user.id, deleted: true });
  })
  .post('/me/change_password', async (c) => {
    const { instance } = c.var;
    const user = currentUser(c);
    const form = await readForm(c);
    const password = form.get('new_password') ?? '';
    if (user.password && !checkPassword(form.get('current_password') ?? '', user.password))
      throw new ClerkError(422, 'form_password_incorrect', 'Password is incorrect.', 'current_password');
    refuseWeakPassword(password, 'new_password');
    updateUser(instance, user, { password: hashPassword(password) });
    if (form.get('sign_out_of_other_sessions') === 'true') signOutElsewhere(c, user);
    return reply(c, userJSON(instance, user));
  })
  .post('/me/email_addresses', async (c) => {
    const { instance } = c.var;
    const user = currentUser(c);
    const address = (await readForm(c)).get('email_address') ?? '';
    refuseTakenEmail(instance, address);
    const email = newEmail(address, false);
    updateUser(instance, user, { emails: [...user.emails, email] });
    return reply(c, emailAddressJSON(email));
  })
  .get('/me/email_addresses/:id', (c) => reply(c, emailAddressJSON(findEmail(c).email)))
  .post('/me/email_addresses/:id/prepare_verification', (c) => reply(c, emailAddressJSON(findEmail(c).email)))
  .post('/me/email_addresses/:id/attempt_verification', async (c) => {
    const { user, email } = findEmail(c);
    if ((await readForm(c)).get('code') !== EMAIL_CODE) throw wrongCode();
    if (!email.verified) refuseTakenEmail(c.var.instance, email.address);
    email.verified = true;
    updateUser(c.var.instance, user, {});
    return reply(c, emailAddressJSON(email));
  })
  .delete('/me/email_addresses/:id', (c) => {
    const { user, email } = findEmail(c);
    if (email.id === user.primaryEmailId)
      throw new ClerkError(403, 'last_identification_deletion_failed', 'The primary address has to stay.');
    updateUser(c.var.instance, user, { emails: user.emails.filter((one) => one !== email) });
    return reply(c, { object: 'email_address', id: email.id, deleted: true });
  })
  .get('/me/sessions', (c) => c.json(devices(c)))
  .get('/me/sessions/active', (c) => c.json(devices(c)))
  .post('/me/sessions/:id/revoke', async (c) => {
    const { instance } = c.var;
    const mine = activeSessionsOfUser(instance, currentUser(c).id);
    const session = mine.find((one) => one.id === c.req.param('id'));
    if (!session) throw notFound('session');
    const json = await sessionJSON(instance, session, pageOrigin(c));
    endSession(instance, session, 'revoked');
    return reply(c, { ...json, status: 'revoked' });
  })
  .post('/me/profile_image', (c) => {
    currentUser(c);
    throw new ClerkError(422, 'images_not_supported', 'The local Clerk keeps no pictures.', 'file');
  });

const devices = (c: FrontendContext) =>
  activeSessionsOfUser(c.var.instance, currentUser(c).id).map((one) => deviceJSON(one));

function signOutElsewhere(c: FrontendContext, user: UserRecord): void {
  const here = currentSession(c);
  for (const session of activeSessionsOfUser(c.var.instance, user.id))
    if (session !== here) endSession(c.var.instance, session, 'revoked');
}

function findEmail(c: FrontendContext): { user: UserRecord; email: EmailRecord } {
  const user = currentUser(c);
  const email = user.emails.find((one) => one.id === c.req.param('id'));
  if (!email) throw notFound('email address');
  return { user, email };
}
