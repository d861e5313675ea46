/** One load process: 32 connections that ask for the same address as fast as they are answered. */
import autocannon from 'autocannon';
import { percentile } from './numbers.ts';
import { cpuOf } from './processes.ts';

export const CONNECTIONS = 32;
/** A session token lives for 60 s; a browser takes the next one before. */
const REFRESH_MS = 20_000;

export interface Load {
  readonly url: string;
  readonly seconds: number;
  /** Of the server, for its CPU time. */
  readonly pid: number;
  /** Asked again while the load lasts, because tokens expire. */
  readonly headers: () => Promise<Record<string, string>>;
}

export interface Measured {
  /** Requests per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** CPU time of the server per request, in milliseconds; NaN where it is not known. */
  readonly cpu: number;
}

/** @throws when an answer is anything but 2xx, or a connection fails */
export async function measure({ url, seconds, pid, headers }: Load): Promise<Measured> {
  const clients: autocannon.Client[] = [];
  const times: number[] = [];
  const first = await headers();
  const cpuBefore = cpuOf(pid);
  const start = performance.now();
  const running = autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers: first,
    setupClient: (client) => {
      clients.push(client);
      client.on('response', (_status, _bytes, milliseconds) => void times.push(milliseconds));
    },
  });
  const refresh = setInterval(async () => {
    const fresh = await headers();
    for (const client of clients) client.setHeaders(fresh);
  }, REFRESH_MS);
  const result = await running;
  clearInterval(refresh);
  const elapsed = (performance.now() - start) / 1000;
  const cpu = (cpuOf(pid) - cpuBefore) / times.length;
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0)
    throw new Error(`${url}: ${failed} of ${times.length} answers under load were not what was asked for.`);
  // A machine may be so busy that a second is not enough for one answer.
  if (times.length === 0) return { rate: 0, p50: Number.NaN, p99: Number.NaN, cpu: Number.NaN };
  return { rate: times.length / elapsed, p50: percentile(times, 0.5), p99: percentile(times, 0.99), cpu };
}
