/**
 * Where Clerk reports changes. Nothing here grants anything: what a reader may open is in their session token, never in a message.
 * A change of a subscription makes the pricing page ask for prices again; every message leaves its type in the log.
 */
import type { APIRoute } from 'astro';
import { currentSettings } from '#src/session/current-settings.ts';
import { forgetSoldPlans } from '#src/session/plan-list.ts';
import { readMessage } from '#src/session/webhook.ts';

const ABOUT_BILLING = /^(?:subscription|paymentAttempt)/;
/** Clerk's messages are a few kilobytes. */
const MAX_BYTES = 256 * 1024;

export const POST: APIRoute = async ({ request, locals }) => {
  const { webhookSecret } = currentSettings().clerk;
  if (!webhookSecret) return Response.json({ error: 'not-configured' }, { status: 404 });
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= MAX_BYTES)) return Response.json({ error: 'too-large' }, { status: 413 });
  const message = await readMessage(request, webhookSecret, locals.now);
  if (message.state === 'refused') return Response.json({ error: 'invalid-signature' }, { status: 400 });
  if (message.state === 'fresh') {
    console.log(`Clerk reports ${message.event.type}.`);
    if (ABOUT_BILLING.test(message.event.type)) forgetSoldPlans();
  }
  return Response.json({ state: message.state });
};
