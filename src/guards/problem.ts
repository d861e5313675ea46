/** A problem that a guard found: where, what, and how to mend it. */

export interface Problem {
  /** As authors know it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** What is wrong, and why that matters. */
  readonly problem: string;
  /** What to write instead. */
  readonly mend: string;
}

export function inWords({ file, line, problem, mend }: Problem): string {
  return `${file}${line ? `:${line}` : ''}: ${problem} ${mend}`;
}

/** What ends a build. It has no stack: where it was thrown says nothing to whoever has to mend it. */
export class GuardError extends Error {
  override readonly name = 'GuardError';

  constructor(problems: readonly Problem[]) {
    super(problems.map(inWords).join('\n'));
    this.stack = undefined;
  }
}

/** @throws {GuardError} when there is any problem, with all of them */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new GuardError(problems);
}
