/** Stopping: clients are told to go, requests in flight are finished, then the process ends. */
import type { Server } from 'node:http';

/** How long requests in flight may take before they are cut off. */
const PATIENCE_MS = 10_000;

/**
 * A proxy writes its next request onto a connection that it believes open, and the system takes connections on the server's behalf;
 * closed at once, those requests would be lost. So each answer says that its connection is at an end, and the server closes when
 * no request has come for three looks, or after the last.
 */
const LOOK_MS = 50;
const QUIET_LOOKS = 3;
const MOST_LOOKS = 40;

/** Ends the process on SIGTERM or SIGINT once every request has its answer, or patience is over. */
export function stopGracefully(server: Server): void {
  const stop = (): void => {
    let [looks, quiet] = [0, 0];
    server.prependListener('request', (_, response) => {
      quiet = 0;
      response.setHeader('connection', 'close');
    });
    // Looks are counted, not milliseconds: a busy process looks late, and would take its own work for quiet.
    const looking = setInterval(() => {
      looks += 1;
      quiet += 1;
      if (quiet < QUIET_LOOKS && looks < MOST_LOOKS) return;
      clearInterval(looking);
      server.close(() => process.exit(0));
    }, LOOK_MS);
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
