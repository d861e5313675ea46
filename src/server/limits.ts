/** How much of a connection one client may take: header bytes, and the time in which a request must arrive. */
import type { Server, ServerOptions } from 'node:http';

/** A longer head is answered 431. */
const MAX_HEADER_BYTES = 32 * 1024;

export const LIMITS: ServerOptions = {
  /** Looked at in `refuse.ts`, whose answer carries the same headers as all others. */
  requireHostHeader: false,
  maxHeaderSize: MAX_HEADER_BYTES,
  /** Milliseconds until the head must be there. */
  headersTimeout: 10_000,
  /** Milliseconds until the whole request must be there: a picture over a slow line. */
  requestTimeout: 60_000,
  /** Longer than that of the usual proxies (60 s), so that none sends into a connection which is just closing. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
};

/** A connection on which nothing moves for this long is closed, also while it is being answered. */
const IDLE_MS = 120_000;

export function limitConnections(server: Server): void {
  server.maxRequestsPerSocket = 10_000;
  server.setTimeout(IDLE_MS);
}
