/** Back pressure for streamed answers: Astro writes as fast as a stream gives, however slowly the client takes. */
import type { ServerResponse } from 'node:http';

/** Resolves when the client has taken what was written, or has gone. */
export function drained(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
