/** Where the content lies: in the repository, or wherever `CONTENT_DIR` says, so that a public copy publishes nothing paid for. */
import { resolve } from 'node:path';

/** @returns the absolute path of the folder that holds `posts` and `pages` */
export function contentFolder(): string {
  return resolve(process.env.CONTENT_DIR || './content');
}
