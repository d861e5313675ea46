/** Cuts closed parts out of a body's source, for readers that ask for Markdown. */
import { type EntryParts, isOpen, type SourceRange } from './parts.ts';

interface Verdict {
  readonly range: SourceRange;
  readonly keep: boolean;
}

/**
 * The source of what is open. Marks, imports, expressions (gates in them too) and unused definitions are left out: they
 * are code, and what they would show is decided when they run.
 *
 * @param source `entry.body`
 * @param parts as `readParts` gives them
 * @param openParts ids of the open parts
 */
export function cutMarkdown(source: string, parts: EntryParts, openParts: ReadonlySet<string>): string {
  const verdicts: Verdict[] = [
    ...parts.parts.flatMap(({ id, ranges }) =>
      ranges.map((range) => ({ range, keep: isOpen(id, openParts) })),
    ),
    ...parts.source.definitions.map(({ owners, range }) => ({
      range,
      keep: owners.some((owner) => isOpen(owner, openParts)),
    })),
    ...parts.source.code.map((range) => ({ range, keep: false })),
  ];
  const edges = new Set([0, source.length, ...verdicts.flatMap(({ range }) => range)]);
  const sorted = [...edges].sort((a, b) => a - b);
  let text = '';
  sorted.slice(0, -1).forEach((start, index) => {
    if (isKept(start, verdicts)) text = join(text, source.slice(start, sorted[index + 1]));
  });
  return `${text.trim()}\n`;
}

/** The innermost range around a character decides; of two equal ones, the later. */
function isKept(at: number, verdicts: readonly Verdict[]): boolean {
  let nearest: Verdict | undefined;
  for (const verdict of verdicts) {
    const [start, end] = verdict.range;
    if (at < start || at >= end) continue;
    if (!nearest || end - start <= nearest.range[1] - nearest.range[0]) nearest = verdict;
  }
  return nearest?.keep ?? true;
}

/** Two pieces with at most one empty line between them. */
function join(before: string, after: string): string {
  if (!before.endsWith('\n') && before !== '') return before + after;
  return before + after.replace(/^\n+/, before.endsWith('\n\n') || before === '' ? '' : '\n');
}
