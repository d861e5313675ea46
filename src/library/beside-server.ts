/** Finds what the build laid beside the built server. */
import { existsSync } from 'node:fs';

/** How many folders the bundler may have put between the server's own folder and this module. */
const DEPTH = 4;

/** @throws when the build has no such file */
export function besideServer(name: string): URL {
  for (let depth = 0, folder = './'; depth < DEPTH; depth++, folder += '../') {
    const file = new URL(folder + name, import.meta.url);
    if (existsSync(file)) return file;
  }
  return missing(name);
}

export function missing(what: string): never {
  throw new Error(
    `${what} is not beside the built server, so its text cannot be read. Run npm run build again, and deploy all of dist/server.`,
  );
}
