/** The table that `decide` gives for the demo publication: each post for each persona, read from its source and asked by its rule. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Decision, decide } from '#src/access/decide.ts';
import { personas } from '#src/dev/clerk/personas.ts';
import { readEntries, type WrittenEntry } from '#src/guards/content/read-entries.ts';
import { standInsFor } from '#src/guards/content/stand-ins.ts';
import { typeOf } from '#src/library/files/file-types.ts';
import { openPartsOf } from '#src/library/open-parts.ts';
import theme from '#theme';
import { PERSONAS, type Persona } from '../harness/session.ts';

const now = Date.now();
const { entries } = await readEntries(resolve('content'), theme);
const standIns = new Map(standInsFor(theme).map((standIn) => [standIn.name, standIn.viewer]));

/** Who a persona is to the rules: what the local Clerk says that they hold. */
function viewerOf(persona: Persona) {
  const holds = personas.find(({ email }) => email === `${persona}@example.test`);
  const viewer = standIns.get(holds?.plan ?? holds?.role ?? persona);
  if (!viewer) throw new Error(`No kind of reader is like ${persona}.`);
  return viewer;
}

const decisionFor = ({ rule }: WrittenEntry, persona: Persona): Decision =>
  decide(rule, viewerOf(persona), now);

/** The personas for whom a part of an entry is open; `null` is what everybody sees who may know of the entry. */
function opensFor(entry: WrittenEntry, parts: readonly (string | null)[]): Persona[] {
  return PERSONAS.filter((persona) => {
    const decision = decisionFor(entry, persona);
    if (decision.state === 'locked' && entry.whenLocked === 'hidden') return false;
    const { openParts } = openPartsOf(entry.parts, decision, { viewer: viewerOf(persona), now });
    return parts.some((part) => part === null || openParts.has(part));
  });
}

/** Each published post, and the personas for whom it opens. */
export const DECIDED: ReadonlyMap<string, readonly Persona[]> = new Map(
  entries
    .filter(({ collection, draft, pubDate }) => collection === 'posts' && !draft && pubDate.getTime() <= now)
    .map((entry) => [entry.id, PERSONAS.filter((persona) => decisionFor(entry, persona).state === 'open')]),
);

/** Titles of all posts, published or not. */
export const TITLES: ReadonlyMap<string, string> = new Map(entries.map(({ id, title }) => [id, title]));

/** Each gated section of a post, and the personas for whom it opens. */
export function decidedParts(id: string): ReadonlyMap<string, readonly Persona[]> {
  const entry = entries.find((one) => one.id === id);
  if (!entry) throw new Error(`There is no post ${id}.`);
  return new Map(entry.parts.parts.map((part) => [part.id, opensFor(entry, [part.id])]));
}

export interface DecidedFile {
  /** From `content` on. */
  readonly path: string;
  readonly type: string;
  readonly opens: readonly Persona[];
}

/** Every file beside a published post, and who may have it: by the parts that show it; one that none shows, by all of them. */
export const DECIDED_FILES: readonly DecidedFile[] = entries
  .filter(({ file }) => /\/index\.mdx$/.test(file))
  .filter(({ id }) => DECIDED.has(id))
  .flatMap((entry) => {
    const folder = dirname(entry.file);
    const hero = /^heroImage: *['"]?\.?\/?([^'"\n]+)/m.exec(readFileSync(entry.file, 'utf8'))?.[1];
    return readdirSync(folder)
      .filter((name) => typeOf(name))
      .map((name) => {
        const shown = entry.parts.media.filter(({ src }) => basename(src) === name).map(({ part }) => part);
        const places = name === hero ? [null, ...shown] : shown;
        const opens =
          places.length > 0
            ? opensFor(entry, places)
            : PERSONAS.filter((persona) =>
                entry.parts.parts.every(({ id }) => opensFor(entry, [id]).includes(persona)),
              );
        return { path: relative('content', join(folder, name)), type: typeOf(name) ?? '', opens };
      });
  });
