/** Tells the site about changes, signed as Clerk's deliveries are. */
import { createHmac } from 'node:crypto';
import { newId, seconds } from './ids.ts';
import type { Announce } from './instance.ts';

const ENDPOINT = '/api/webhooks/clerk';
const PATIENCE = 5_000;
/** milliseconds before each further attempt */
const RETRIES = [500, 2_000];
const KEPT = 200;

export interface Delivery {
  id: string;
  type: string;
  /** HTTP status of the last attempt; null while under way or when nobody answered */
  status: number | null;
  attempts: number;
  body: string;
}

/** Sends events one after the other, in the order in which they happened, and remembers the last ones. */
export class Webhooks {
  readonly deliveries: Delivery[] = [];
  #queue: Promise<void> = Promise.resolve();
  #stopped = new AbortController();
  readonly #url: string;
  readonly #secret: string;

  /** @param secret `whsec_` and a key in base64 */
  constructor(siteUrl: string, secret: string) {
    this.#url = `${siteUrl}${ENDPOINT}`;
    this.#secret = secret;
  }

  readonly announce: Announce = (type, data) => {
    const body = JSON.stringify({
      type,
      object: 'event',
      data,
      timestamp: Date.now(),
      event_attributes: { http_request: { client_ip: '127.0.0.1', user_agent: 'local Clerk' } },
    });
    const delivery: Delivery = { id: newId('msg'), type, status: null, attempts: 0, body };
    this.deliveries.push(delivery);
    this.deliveries.splice(0, this.deliveries.length - KEPT);
    this.#queue = this.#queue.then(() => this.#deliver(delivery));
  };

  /** Resolves when everything announced so far has been delivered or given up. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** Gives up what is still to be sent. */
  stop(): void {
    this.#stopped.abort();
  }

  async #deliver(delivery: Delivery): Promise<void> {
    for (const wait of [0, ...RETRIES]) {
      if (this.#stopped.signal.aborted) return;
      await pause(wait, this.#stopped.signal);
      delivery.attempts += 1;
      delivery.status = await this.#send(delivery);
      // A refusal is final here: only a site that is down or broken is asked again.
      if (delivery.status !== null && delivery.status < 500) return;
    }
  }

  async #send({ id, body }: Delivery): Promise<number | null> {
    const timestamp = seconds();
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'svix-id': id,
          'svix-timestamp': String(timestamp),
          'svix-signature': signature(this.#secret, id, timestamp, body),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), this.#stopped.signal]),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return null;
    }
  }
}

/** The `svix-signature` header of one delivery. @param timestamp epoch seconds */
export function signature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
