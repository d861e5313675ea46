/** Messages of Clerk about what has changed: believed when they are signed, and once. */
import { verifyWebhook, type WebhookEvent } from '@clerk/astro/webhooks';

export type Message =
  | { readonly state: 'fresh'; readonly event: WebhookEvent }
  /** Came before: Clerk sends a message again when an answer was lost. */
  | { readonly state: 'repeated' }
  /** Not signed with our secret, changed on the way, or too old. */
  | { readonly state: 'refused' };

/** Signatures older than five minutes are refused, so an id need not be remembered for longer than twice that. */
const REMEMBER_MS = 10 * 60_000;

const seen = new Map<string, number>();

/**
 * Reads one message. This site has no database, so ids are remembered by this process alone: what is done with a message
 * must bear being done once per process.
 *
 * @param secret `whsec_…`
 * @param now epoch milliseconds
 */
export async function readMessage(request: Request, secret: string, now: number): Promise<Message> {
  const id = request.headers.get('svix-id') ?? '';
  const event = await verifyWebhook(request, { signingSecret: secret }).catch(() => undefined);
  if (!event) return { state: 'refused' };
  for (const [old, at] of seen) if (at < now - REMEMBER_MS) seen.delete(old);
  if (seen.has(id)) return { state: 'repeated' };
  seen.set(id, now);
  return { state: 'fresh', event };
}
