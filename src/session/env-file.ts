/** `.env` for Astro's commands: all of it while developing, only what a build may know while building. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

const FILE = '.env';
/** Variables that a build reads. None of them is a secret. */
const OF_THE_BUILD = new Set(['CONTENT_DIR', 'SITE_URL']);

/**
 * Enters the variables of `.env` into the environment; what is set there already stays.
 *
 * @param developing whether this is `astro dev`
 */
export function loadEnvFile(developing: boolean): void {
  if (!existsSync(FILE)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(FILE, 'utf8')))) {
    if (value && (developing || OF_THE_BUILD.has(name))) process.env[name] ??= value;
  }
}
