/** Everything that some readers may not have: each locked part, whom it opens for, and its phrases, words and files. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Decision, decide } from '#src/access/decide.ts';
import { type Rule, toAccess } from '#src/access/rule.ts';
import type { Viewer } from '#src/access/viewer.ts';
import { openPartsOf } from '#src/library/open-parts.ts';
import { piecesOfPart } from '#src/mdx/cut-markdown.ts';
import { BODY } from '#src/mdx/parts.ts';
import type { WrittenEntry } from '../content/read-entries.ts';
import { accessInWords } from '../content/stand-ins.ts';
import { phrasesOf } from './phrases.ts';

export interface LockedFile {
  readonly name: string;
  /** Of its bytes, in hex; undefined for a file that is not there. */
  readonly sha256?: string;
}

export interface LockedPart {
  readonly entry: WrittenEntry;
  /** `body`, the id of a gate, or `card` for the title and teaser of what nobody may know of. */
  readonly part: string;
  /** The rule in words, as a report shows it. */
  readonly rule: string;
  readonly phrases: readonly string[];
  readonly files: readonly LockedFile[];
  opensFor(viewer: Viewer): boolean;
}

/**
 * @param studio who may see the cards of all entries, hidden and unpublished ones too
 * @param now epoch milliseconds of the audit: what has opened by then is no secret
 */
export function lockedPartsOf(entry: WrittenEntry, studio: Rule, now: number): LockedPart[] {
  const unpublished = entry.draft || entry.pubDate.getTime() > now;
  const rule = unpublished ? 'not published yet' : accessInWords(toAccess(entry.rule));
  const decisionOf = (viewer: Viewer): Decision => decide(entry.rule, viewer, now);
  const isOpen = (part: string) => (viewer: Viewer) =>
    !unpublished && openPartsOf(entry.parts, decisionOf(viewer), { viewer, now }).openParts.has(part);

  const parts = entry.parts.parts.map(({ id, rule: own }): LockedPart => {
    const pieces = piecesOfPart(entry.body, entry.parts, id);
    return {
      entry,
      part: id,
      rule: id === BODY || !own || unpublished ? rule : accessInWords(toAccess(own)),
      // A heading that the title repeats is known to whoever knows the title.
      phrases: pieces.flatMap(phrasesOf).filter((text) => !repeats(entry.title, text)),
      files: filesOf(entry, id),
      opensFor: isOpen(id),
    };
  });
  const preview: LockedPart = {
    entry,
    part: 'card',
    rule,
    phrases: [
      entry.title,
      entry.description,
      ...piecesOfPart(entry.body, entry.parts, null).flatMap(phrasesOf),
    ],
    files: [],
    opensFor: (viewer) =>
      decide(studio, viewer, now).state === 'open' ||
      (!unpublished && (entry.whenLocked !== 'hidden' || decisionOf(viewer).state === 'open')),
  };
  return [preview, ...parts];
}

/** The files that only this part shows. */
function filesOf({ parts, file }: WrittenEntry, part: string): LockedFile[] {
  const elsewhere = new Set(
    parts.media.filter((media) => media.part !== part).map(({ src }) => basename(src)),
  );
  const names = [...new Set(parts.media.filter((media) => media.part === part).map(({ src }) => src))];
  return names
    .filter((src) => !elsewhere.has(basename(src)))
    .map((src) => {
      const path = resolve(dirname(file), src);
      const sha256 = existsSync(path) ? sha256Of(readFileSync(path)) : undefined;
      return { name: basename(src), ...(sha256 && { sha256 }) };
    });
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function repeats(title: string, text: string): boolean {
  const plain = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(title).includes(plain(text));
}
