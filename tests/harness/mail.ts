/** What the local Clerk would send by mail. */
import { control } from './control.ts';

/** The link in the last mail to an address. @throws when there was none */
export async function linkIn(email: string, clerk?: string): Promise<string> {
  const mails = (await control('/mails', undefined, 'GET', clerk)) as { to: string; link: string }[];
  const mail = mails.findLast(({ to }) => to === email);
  if (!mail) throw new Error(`The local Clerk has sent no mail to ${email}.`);
  return mail.link;
}
