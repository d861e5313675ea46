/** Readers whom Clerk has recognised a moment ago, by the bytes that it saw: the same bytes are the same reader until their token ends. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';

interface Recognised {
  readonly answers: string;
  readonly from: number;
  readonly until: number;
}

/** Most that all remembered headers together take up, in characters: some thousand readers. */
const MOST_CHARACTERS = 16 * 1024 * 1024;
/** However long a token lasts. Clerk's last for a minute. */
const MOST_MS = 60_000;
/** All headers that Clerk reads besides those that the server writes itself, and the bearer token, which no kept page takes. */
const READ_BY_CLERK = ['origin', 'user-agent', 'sec-fetch-dest', 'accept'] as const;

export class Readers {
  readonly #readers = new LRUCache<string, Recognised>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_, key) => key.length,
  });
  readonly #own: string;

  /** @param origin of the site */
  constructor(origin: string) {
    this.#own = `${origin}/`;
  }

  /**
   * @param now epoch milliseconds
   * @returns the answers of the reader, or undefined when Clerk has to look
   */
  find(request: IncomingMessage, now: number): string | undefined {
    const key = this.#keyOf(request);
    const found = key === undefined ? undefined : this.#readers.get(key);
    return found && now < found.until && now >= found.from ? found.answers : undefined;
  }

  /** @param until epoch milliseconds at which the token ends */
  remember(request: IncomingMessage, answers: string, until: number, now: number): void {
    const key = this.#keyOf(request);
    if (key !== undefined)
      this.#readers.set(key, { answers, from: now, until: Math.min(until, now + MOST_MS) });
  }

  /** Whoever comes from another site is sent to Clerk first, if Clerk wants it so. */
  #keyOf({ method, headers }: IncomingMessage): string | undefined {
    const { cookie, referer } = headers as IncomingHttpHeaders;
    if (cookie === undefined || (referer !== undefined && !referer.startsWith(this.#own))) return undefined;
    let key = `${method}\n${cookie}`;
    for (const name of READ_BY_CLERK) key += `\n${headers[name] ?? ''}`;
    return key;
  }
}
