/** Stopping: no new connections, requests in flight are finished, then the process ends. */
import type { Server } from 'node:http';

/** How long requests in flight may take before they are cut off. */
const PATIENCE_MS = 10_000;

/** Ends the process on SIGTERM or SIGINT once every request has its answer, or patience is over. */
export function stopGracefully(server: Server): void {
  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
