/** The hashes of the build's script files: Astro lists them in each page's policy, where `'self'` allows them already. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns sources as a policy writes them, like `'sha256-…'` */
export function scriptHashesIn(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  return new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
      .map(({ parentPath, name }) => {
        const digest = createHash('sha256')
          .update(readFileSync(join(parentPath, name)))
          .digest('base64');
        return `'sha256-${digest}'`;
      }),
  );
}
