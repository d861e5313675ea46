/** The addresses of files beside entries. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * The address of a file beside an entry with a folder of its own.
 *
 * @param variant width and format of a smaller form: `400.avif`
 */
export function addressIn(content: string, path: string, variant?: string): string {
  const hash = createHash('sha256')
    .update(readFileSync(`${content}/${path}`))
    .digest('hex')
    .slice(0, 16);
  const [, stem, ending] = /^(.*)\.(\w+)$/.exec(path) ?? [];
  return `/media/${stem}.${hash}${variant ? `-${variant}` : `.${ending}`}`;
}
