/** The error for what an author can mend: it says where, what, and how. */
import { relative } from 'node:path';

export class AuthorError extends Error {
  override readonly name = 'AuthorError';
  /** Read by Vite, which shows the line in its overlay. */
  readonly line: number | undefined;

  /**
   * @param place file as authors know it, and its line if that is known
   * @param problem a sentence that says what is wrong
   * @param mend a sentence that says what to write instead
   */
  constructor(place: { file: string; line?: number | undefined }, problem: string, mend: string) {
    super(`${place.file}${place.line ? `:${place.line}` : ''}: ${problem} ${mend}`);
    this.line = place.line;
  }
}

/** A path as authors know it: from where the command was started, with slashes. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), path).replaceAll('\\', '/');
  return shown.startsWith('../') ? path : shown;
}
