/** A page made for nobody in particular: the site is asked by a request that carries an address and nothing else. */
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Keeping } from '#src/session/front.ts';
import type { Settings } from '#src/session/settings.ts';
import type { SiteHandler } from '../site-server.ts';
import { KeptPage } from './kept-page.ts';
import { inOwnMemory } from './own-memory.ts';

/** How long a page is kept when no date ends it: its footer names the year. */
const MOST_MS = 10 * 60_000;

export type Render = (target: string, answers: string) => Promise<KeptPage | undefined>;

/**
 * @param protect sets on a response what every answer carries
 * @returns makes the page at an address for those who give the same answers; undefined when it is not one to be kept
 */
export function renderer(
  handler: SiteHandler,
  { origin }: Settings,
  protect: (response: ServerResponse) => void,
): Render {
  const { host, protocol } = new URL(origin);
  const headers = {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
    accept: 'text/html',
  };
  return async (target, answers) => {
    const request = new IncomingMessage(new Socket());
    Object.assign(request, { method: 'GET', url: target, headers: { ...headers } });
    const captured = new Captured(request);
    const keeping: Keeping = { answers };
    const from = Date.now();
    protect(captured);
    await handler(request, captured, undefined, { keeping });
    const found = captured.getHeaders();
    if (keeping.until === undefined || captured.statusCode !== 200 || !isOurs(found)) return undefined;
    return new KeptPage(found, captured.body(), { from, until: Math.min(keeping.until, from + MOST_MS) });
  };
}

/** Whether nothing in a head is for one answer only. */
function isOurs(headers: OutgoingHttpHeaders): boolean {
  const policy = String(headers['content-security-policy']);
  return headers['set-cookie'] === undefined && !policy.includes("'nonce-");
}

/** A response that goes nowhere, and ends like one that was sent: whoever waits for its end lets go of the request then. */
class Captured extends ServerResponse {
  readonly #chunks: Buffer[] = [];

  body(): Buffer {
    return inOwnMemory(this.#chunks);
  }

  override write(chunk: Uint8Array | string): boolean {
    this.#chunks.push(Buffer.from(chunk as Uint8Array));
    return true;
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk);
    this.emit('finish');
    this.emit('close');
    return this;
  }
}
