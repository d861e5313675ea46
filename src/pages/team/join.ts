/** `/team/join`, where the link in an invitation leads: on to the form that takes the ticket, and from there to the team. */
import type { APIRoute } from 'astro';

/** What Clerk says of the invited reader, and where that reader goes. */
const FORMS: Record<string, string> = { sign_up: '/sign-up', sign_in: '/sign-in' };
const SLUG = /^[a-z0-9-]{1,100}$/;

export const GET: APIRoute = ({ url, redirect, locals }) => {
  const slug = url.searchParams.get('team') ?? '';
  // The team's own page makes it the active one. It opens for members only: for all others this is their own.
  const team = SLUG.test(slug) ? `/teams/${slug}` : '/team';
  const status = url.searchParams.get('__clerk_status') ?? '';
  const ticket = url.searchParams.get('__clerk_ticket');
  const form = Object.hasOwn(FORMS, status) ? FORMS[status] : undefined;
  if (!ticket || !form) return redirect(team);
  // On another site, Clerk does not see who is signed in here. The form would ignore the ticket; the switcher offers to join.
  if (locals.viewer.signedIn) return redirect('/team');
  return redirect(`${form}?${new URLSearchParams({ __clerk_ticket: ticket, redirect_url: team })}`);
};
