/** Previews: long enough where the theme asks for them, and never longer than what they lead to. */

import { shownPath } from '#src/mdx/author-error.ts';
import { BODY } from '#src/mdx/parts.ts';
import type { Theme } from '#src/theme/schema.ts';
import type { Problem } from '../problem.ts';
import type { Announced, WrittenEntry } from './read-entries.ts';

/**
 * @param asked what the theme asks of a preview
 * @returns nothing for entries without a wall: public ones, and those that are hidden from whom they are locked for
 */
export function previewProblems(entries: readonly WrittenEntry[], asked: Theme['previews']): Problem[] {
  return entries.flatMap((entry) => {
    if (!hasWall(entry)) return [];
    const preview = entry.parts.preview.words;
    // Sections below the wall count as well: they are part of what a reader pays for.
    const isBelow = (part: string | null) => part === BODY || part?.startsWith(`${BODY}.`) === true;
    const body = entry.parts.parts
      .filter(({ id }) => isBelow(id))
      .reduce((words, part) => words + part.words, 0);
    // Pictures, sound and attachments are worth more than their words.
    const hasMedia = entry.parts.media.some(({ part }) => isBelow(part));
    const file = shownPath(entry.file);
    if (preview > body && !hasMedia) {
      const problem = `The preview has ${preview} words and leads to ${body}, so most of this locked entry is open to everyone.`;
      return [{ file, problem, mend: 'Move <Paywall /> further up, or write access: public.' }];
    }
    if (asked.asked && preview < asked.words) {
      const problem = `The preview has ${preview} words, and theme.config.ts asks for ${asked.words} (previews).`;
      return [{ file, problem, mend: 'Write more above <Paywall />, or move it further down.' }];
    }
    return [];
  });
}

/** Whether anybody ever sees the preview of an entry with a wall below it. */
export function hasWall({ rule, whenLocked, draft }: Announced): boolean {
  return rule.kind !== 'public' && whenLocked !== 'hidden' && !draft;
}
