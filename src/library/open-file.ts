/** One file beside an entry for one viewer: the only door of media. It asks the rule of the entry and of the part that shows it. */
import { type Decision, decide, type Locked } from '#src/access/decide.ts';
import type { Rule } from '#src/access/rule.ts';
import { ANONYMOUS } from '#src/access/viewer.ts';
import { type EntryParts, isOpen, type Owner, readParts } from '#src/mdx/parts.ts';
import { bodyOf } from './body-of.ts';
import { type Gated, isPublished, loadEntries } from './entries.ts';
import { type AskedFile, isMeant, readAddress } from './files/address.ts';
import { folderOf, ownsFolder, placesOf } from './files/entry-files.ts';
import { endingOf } from './files/file-types.ts';
import type { FileRecord } from './files/scan-files.ts';
import { type Variant, variantOf } from './files/variants.ts';
import type { Asking } from './list-cards.ts';
import { openPartsOf } from './open-parts.ts';

export interface OpenedFile {
  readonly state: 'open';
  readonly file: FileRecord;
  /** A smaller form of a picture; without it, the file itself is meant. */
  readonly variant?: Variant;
  /** Whether everybody may have it. */
  readonly isPublic: boolean;
}

/**
 * Opens a file as far as the viewer's decisions reach. What is shown in several parts is open where one of them is; what an
 * entry does not show at all is open when all of the entry is.
 *
 * @param path what follows `/media/`, decoded
 * @returns undefined when there is no such file for this viewer: unknown, unpublished, or of an entry that is hidden from them
 */
export async function openFile(path: string, asking: Asking): Promise<OpenedFile | Locked | undefined> {
  const asked = readAddress(path);
  const found = asked && (await findAsked(asked));
  if (!found || !isPublished(found.entry, asking.now)) return undefined;
  const { entry, file, variant } = found;
  const decision = decide(entry.data.rule, asking.viewer, asking.now);
  if (decision.state === 'locked' && entry.data.whenLocked === 'hidden') return undefined;

  const parts = readParts<Rule>((await bodyOf(entry)).frontmatter);
  const places = placesOf(entry, file, parts.media);
  if (places.length === 0 && (file.shared || !ownsFolder(entry))) return undefined;
  const answer = decideFile(places, parts, decision, asking);
  if (answer.state === 'locked') return answer;
  return {
    state: 'open',
    file,
    ...(variant && { variant }),
    isPublic: isForEveryone(entry, places, parts, asking),
  };
}

async function findAsked({ readings, hash, width, ending }: AskedFile) {
  const { files, ...shelf } = await loadEntries();
  for (const { collection, id, stem } of readings) {
    if (collection !== 'posts' && collection !== 'pages') continue;
    const entry: Gated | undefined = shelf[collection].get(id);
    const candidates = entry ? (files.get(folderOf(entry)) ?? []) : [];
    for (const file of candidates) {
      if (!entry || !isMeant(file, stem, hash)) continue;
      const variant = width === undefined ? undefined : variantOf(file, width, ending);
      if (variant || (width === undefined && endingOf(file.path) === `.${ending}`))
        return { entry, file, variant };
    }
  }
  return undefined;
}

/** The answer for a file that is shown in these places; for one that is shown nowhere, the strictest in the entry. */
function decideFile(
  places: readonly Owner[],
  parts: EntryParts<Rule>,
  decision: Decision,
  asking: Asking,
): Decision {
  const { openParts, gates } = openPartsOf(parts, decision, asking);
  const wanted = places.length > 0 ? places : parts.parts.map(({ id }) => id);
  const isOpenPlace = (part: Owner) => isOpen(part, openParts);
  const open = places.length > 0 ? wanted.some(isOpenPlace) : wanted.every(isOpenPlace);
  if (open) return { state: 'open' };
  const closed = wanted.find((part) => !isOpenPlace(part)) ?? null;
  return lockedAround(closed, decision, gates, parts, asking);
}

/** The first locked decision from the part outwards. */
function lockedAround(
  part: Owner,
  decision: Decision,
  gates: ReadonlyMap<string, Decision>,
  { parts }: EntryParts<Rule>,
  { viewer }: Asking,
): Locked {
  let at = part;
  while (at !== null) {
    const own = gates.get(at) ?? decision;
    if (own.state === 'locked') return own;
    at = parts.find(({ id }) => id === at)?.parent ?? null;
  }
  return { state: 'locked', need: { any: [] }, signedIn: viewer.signedIn };
}

function isForEveryone(
  entry: Gated,
  places: readonly Owner[],
  parts: EntryParts<Rule>,
  { now }: Asking,
): boolean {
  const everyone = { viewer: ANONYMOUS, now };
  const decision = decide(entry.data.rule, ANONYMOUS, now);
  if (decision.state === 'locked' && entry.data.whenLocked === 'hidden') return false;
  return decideFile(places, parts, decision, everyone).state === 'open';
}
