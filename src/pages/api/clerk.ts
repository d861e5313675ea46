/** For prerendered pages, which know nothing of the run time: which Clerk the browser talks to, and by which way. */
import type { APIRoute } from 'astro';
import { currentSettings } from '#src/session/current-settings.ts';

export const GET: APIRoute = ({ locals }) => {
  const { publishableKey, proxied, kind } = currentSettings().clerk;
  if (kind === 'keyless') return Response.json({ publishableKey: locals.keylessPublishableKey });
  locals.shareable = true;
  return Response.json({ publishableKey, ...(proxied && { proxyUrl: '/__clerk' }) });
};
