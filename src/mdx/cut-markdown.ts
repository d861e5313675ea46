/** Cuts closed parts out of a body's source, for readers that ask for Markdown. */
import { type EntryParts, isOpen, type Owner, type SourceRange } from './parts.ts';

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
  let text = '';
  for (const piece of piecesWhere(source, parts, (owner) => isOpen(owner, openParts)))
    text = join(text, piece);
  return `${text.trim()}\n`;
}

/**
 * The source that belongs to one part and to no gate inside it, in pieces: for whoever has to know what must not get out.
 *
 * @param part its id; `null` for the preview
 */
export function piecesOfPart(source: string, parts: EntryParts, part: Owner): string[] {
  return piecesWhere(source, parts, (owner) => owner === part);
}

/** Every piece of the source whose innermost part is kept. */
function piecesWhere(source: string, parts: EntryParts, keeps: (owner: Owner) => boolean): string[] {
  const verdicts: Verdict[] = [
    ...parts.parts.flatMap(({ id, ranges }) => ranges.map((range) => ({ range, keep: keeps(id) }))),
    ...parts.source.definitions.map(({ owners, range }) => ({ range, keep: owners.some(keeps) })),
    ...parts.source.code.map((range) => ({ range, keep: false })),
  ];
  const edges = new Set([0, source.length, ...verdicts.flatMap(({ range }) => range)]);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted
    .slice(0, -1)
    .flatMap((start, index) =>
      isKept(start, verdicts, keeps(null)) ? [source.slice(start, sorted[index + 1])] : [],
    );
}

/** The innermost range around a character decides; of two equal ones, the later. */
function isKept(at: number, verdicts: readonly Verdict[], outside: boolean): boolean {
  let nearest: Verdict | undefined;
  for (const verdict of verdicts) {
    const [start, end] = verdict.range;
    if (at < start || at >= end) continue;
    if (!nearest || end - start <= nearest.range[1] - nearest.range[0]) nearest = verdict;
  }
  return nearest?.keep ?? outside;
}

/** Two pieces with at most one empty line between them. */
function join(before: string, after: string): string {
  if (!before.endsWith('\n') && before !== '') return before + after;
  return before + after.replace(/^\n+/, before.endsWith('\n\n') || before === '' ? '' : '\n');
}
