/** `/team/join`, where the link in an invitation leads: on to the form that takes the ticket, or to the team. */
import type { APIRoute } from 'astro';

/** What Clerk says of the invited reader, and where that reader goes. */
const FORMS: Record<string, string> = { sign_up: '/sign-up', sign_in: '/sign-in' };

export const GET: APIRoute = ({ url, redirect }) => {
  const status = url.searchParams.get('__clerk_status') ?? '';
  const ticket = url.searchParams.get('__clerk_ticket');
  const form = Object.hasOwn(FORMS, status) ? FORMS[status] : undefined;
  if (!ticket || !form) return redirect('/team');
  return redirect(`${form}?${new URLSearchParams({ __clerk_ticket: ticket, redirect_url: '/team' })}`);
};
