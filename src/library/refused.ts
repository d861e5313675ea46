/**
 * The entries that a running development server refuses, and what is wrong with each. The collections are loaded apart from the
 * rest of the server, as modules of their own, so the record lies where both find it.
 */

export interface Refused {
  /** By the entry's absolute path, a sentence that says where, what, and how to mend it. */
  readonly sentences: Map<string, string>;
  /** Called after each change. */
  readonly listeners: Set<() => void>;
}

const PLACE = Symbol.for('gatepost.refused');

export function refused(): Refused {
  const shared = globalThis as { [PLACE]?: Refused };
  shared[PLACE] ??= { sentences: new Map(), listeners: new Set() };
  return shared[PLACE];
}

/** Whether the file of an entry is refused at the moment, so that nobody sees it under the rule that it had. */
export function isRefused(file: string): boolean {
  return refused().sentences.has(file);
}

/** @param sentence left out when the entry is good again */
export function record(file: string, sentence?: string): void {
  const { sentences, listeners } = refused();
  if (sentence === sentences.get(file)) return;
  if (sentence) sentences.set(file, sentence);
  else sentences.delete(file);
  for (const tell of listeners) tell();
}
