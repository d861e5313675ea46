/** What was found where it must not be, gathered so that one leak is one line, however many readers it reaches. */
import type { LockedPart } from './locked-parts.ts';
import type { Place } from './places.ts';
import type { Find } from './secrets.ts';

export interface Hit {
  readonly entry: string;
  readonly part: string;
  readonly rule: string;
  readonly what: Find['what'];
  readonly phrase: string;
  /** An address of the site, a file of the build, or a file of the content. */
  readonly at: string;
  readonly place: string;
  readonly mend: string;
  /** Who gets it, of those who may not. */
  readonly viewers: readonly string[];
  /** How many phrases of the part stand there. */
  readonly phrases: number;
}

interface Gathered extends Omit<Hit, 'viewers' | 'phrases'> {
  readonly viewers: Set<string>;
  readonly texts: Set<string>;
}

const PHRASE_LETTERS = 90;

export class Hits {
  readonly #hits = new Map<string, Gathered>();

  add(find: Find, viewer: string, at: string, place: Place): void {
    const key = [nameOf(find.part), find.part.part, at, place.name, find.what].join('\n');
    const hit = this.#hits.get(key) ?? {
      entry: nameOf(find.part),
      part: find.part.part,
      rule: find.part.rule,
      what: find.what,
      phrase: shorten(find.text),
      at,
      place: place.name,
      mend: place.mend,
      viewers: new Set<string>(),
      texts: new Set<string>(),
    };
    hit.viewers.add(viewer);
    hit.texts.add(find.text);
    this.#hits.set(key, hit);
  }

  list(): Hit[] {
    return [...this.#hits.values()].map(({ viewers, texts, ...hit }) => ({
      ...hit,
      viewers: [...viewers],
      phrases: texts.size,
    }));
  }
}

export function nameOf({ entry }: Pick<LockedPart, 'entry'>): string {
  return `${entry.collection}/${entry.id}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > PHRASE_LETTERS ? `${line.slice(0, PHRASE_LETTERS)}…` : line;
}
