/** The waitlist, for sites that let people in later. */
import type { WaitlistJSON } from '@clerk/shared/types';
import { missing } from '../errors.ts';
import { newId } from '../ids.ts';
import { frontendRouter, readForm, reply } from './browser.ts';

export const waitlistRoutes = frontendRouter().post('/waitlist', async (c) => {
  const { waitlist } = c.var.instance.state;
  const email = (await readForm(c)).get('email_address')?.trim().toLowerCase();
  if (!email) throw missing('email_address');
  let entry = waitlist.find((one) => one.email === email);
  if (!entry) {
    entry = { id: newId('wait'), email, createdAt: Date.now() };
    waitlist.push(entry);
  }
  return reply(c, {
    object: 'waitlist',
    id: entry.id,
    created_at: entry.createdAt,
    updated_at: entry.createdAt,
  } satisfies WaitlistJSON);
});
