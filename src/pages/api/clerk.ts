/** For pages that nobody in particular reads, and so know nothing of the run time: which Clerk the browser talks to, and by which way. */
import type { APIRoute } from 'astro';
import { currentSettings } from '#src/session/current-settings.ts';
import { instanceOf } from '#src/session/instance.ts';

export const GET: APIRoute = ({ locals }) => {
  const { clerk } = currentSettings();
  if (clerk.kind === 'keyless') return Response.json({ publishableKey: locals.keylessPublishableKey });
  locals.shareable = true;
  locals.keepable = true;
  return Response.json(instanceOf(clerk));
};
