/** Asks the built site for everything, as one viewer, and looks through each answer. */
import { addressesIn } from './addresses.ts';

export interface Answer {
  /** Path and query. */
  readonly address: string;
  /** What was special about the request: `prefetch`. */
  readonly variant?: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export interface Request {
  readonly address: string;
  readonly variant?: string;
  readonly headers?: Record<string, string>;
}

export interface CrawlOptions {
  readonly origin: string;
  readonly seeds: readonly Request[];
  /** What this viewer has asked for already. */
  readonly asked?: ReadonlySet<string>;
  /** Headers that say who asks; called for each request, since tokens are short-lived. */
  readonly identity: () => Promise<Record<string, string>>;
  /** Whether an address is not worth asking for: a static file that is looked through on the disk. */
  readonly isKnown: (path: string) => boolean;
  readonly look: (answer: Answer) => void;
}

/** Of addresses that differ only in the way back after signing in, which is repeated and not followed. */
const MOST_WAYS_BACK = 5;
/** More than this from one viewer means that addresses are made up endlessly. */
export const MOST_ADDRESSES = 5_000;
const AT_ONCE = 12;
/** A busy machine may take long over a first picture; a site that hangs takes longer still. */
const PATIENCE_MS = 60_000;

/** @returns the addresses that were asked for, also by the seeds. @throws when the site makes up ever more of them */
export async function crawl(options: CrawlOptions): Promise<Set<string>> {
  const { origin, seeds, asked: before = [], identity, isKnown, look } = options;
  const queue: Request[] = [];
  const seen = new Set<string>([...before].map((address) => ` ${address}`));
  const waysBack = new Map<string, number>();
  const enqueue = (request: Request): void => {
    const key = `${request.variant ?? ''} ${request.address}`;
    if (seen.has(key) || isKnown(request.address.replace(/\?.*$/, ''))) return;
    seen.add(key);
    const [form = '', way] = request.address.split(/(?<=[?&]redirect_url=)[^&]*/);
    if (way !== undefined) {
      const asked = waysBack.get(form + way) ?? 0;
      waysBack.set(form + way, asked + 1);
      if (asked >= MOST_WAYS_BACK) return;
    }
    queue.push(request);
  };
  for (const seed of seeds) enqueue(seed);

  let next = 0;
  let busy = 0;
  await new Promise<void>((resolve, reject) => {
    const proceed = (): void => {
      if (queue.length > MOST_ADDRESSES) {
        const last = queue.at(-1)?.address;
        reject(new Error(`The site has more than ${MOST_ADDRESSES} addresses, the last being ${last}.`));
        return;
      }
      while (busy < AT_ONCE && next < queue.length) {
        const request = queue[next++] as Request;
        busy++;
        ask(request).then(
          () => {
            busy--;
            proceed();
          },
          (error) => reject(new Error(`${request.address}: ${error}`)),
        );
      }
      if (busy === 0 && next >= queue.length) resolve();
    };
    const ask = async ({ address, variant, headers }: Request): Promise<void> => {
      const response = await fetch(origin + address, {
        // Packing and unpacking would cost more than the way through loopback.
        headers: { 'accept-encoding': 'identity', ...(await identity()), ...headers },
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      look({
        address,
        ...(variant && { variant }),
        status: response.status,
        headers: response.headers,
        bytes,
      });
      const referred = `"${response.headers.get('location') ?? ''}" ${(response.headers.get('link') ?? '').replace(/[<>]/g, '"')}`;
      const text = isText(response.headers) ? new TextDecoder().decode(bytes) : '';
      for (const found of addressesIn(`${referred} ${text}`, origin + address)) enqueue({ address: found });
    };
    proceed();
  });
  return new Set(queue.map(({ address }) => address));
}

export function isText(headers: Headers): boolean {
  const type = headers.get('content-type') ?? 'text/plain';
  return /text|json|xml|javascript|svg|urlencoded|manifest/i.test(type);
}
