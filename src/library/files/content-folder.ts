/** Where the content lies: it may be outside the repository, so that a public copy of it publishes nothing that is paid for. */
import { resolve } from 'node:path';

/** The absolute path of the content folder, read from the environment of the build. */
export function contentFolder(): string {
  return resolve(process.env.CONTENT_DIR || './content');
}
