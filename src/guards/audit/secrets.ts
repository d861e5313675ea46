/** What the audit looks for, ready to be found in any text: phrases, rare words and files of all locked parts. */
import type { Rule } from '#src/access/rule.ts';
import type { Viewer } from '#src/access/viewer.ts';
import type { WrittenEntry } from '../content/read-entries.ts';
import { formsOf, lettersOf } from './letters.ts';
import { type LockedPart, lockedPartsOf, sha256Of } from './locked-parts.ts';
import { PhraseIndex } from './phrase-index.ts';
import { wordsOf } from './phrases.ts';

/** Letters of a window: about five words, which no two people write by chance. */
const WINDOW = 24;
/** For what is shorter: descriptions of images, single cells, half a line. */
const SHORT_WINDOW = 12;
/** A teaser that has this much of a locked part in one piece was cut from it. */
const CUT_FROM_BODY = 60;
/** An index of words gives a part away when it has this many of its rare ones, and this share. */
const RARE_WORDS = 4;
const RARE_SHARE = 0.5;
const MEDIA_ENDING =
  '(?:[.@_-][\\w.@-]*)?\\.(?:avif|gif|jpe?g|png|svg|webp|mp3|m4a|ogg|mp4|mov|webm|pdf|zip|epub|csv|txt|\\w{2,4})';

export interface Phrase {
  readonly text: string;
  readonly part: LockedPart;
}

/** Something of a locked part that was found. */
export interface Find {
  readonly what: 'phrase' | 'words' | 'file';
  readonly part: LockedPart;
  /** The phrase, the words or the file's name. */
  readonly text: string;
}

export class Secrets {
  readonly parts: readonly LockedPart[];
  readonly phrases: readonly Phrase[];
  /** Parts with nothing in them that could be looked for, although somebody may not have them. */
  readonly unsearchable: readonly LockedPart[];
  /** Teasers that were cut from the part that they lead to. They are on every list, so nothing else looks for them. */
  readonly cutTeasers: readonly Find[];
  readonly #long = new PhraseIndex(WINDOW);
  readonly #short = new PhraseIndex(SHORT_WINDOW);
  readonly #rareWords = new Map<string, LockedPart[]>();
  readonly #rareCounts = new Map<LockedPart, number>();
  readonly #files = new Map<string, LockedPart[]>();
  readonly #hashes = new Map<string, { part: LockedPart; name: string }[]>();
  readonly #filePattern: RegExp | undefined;

  /**
   * @param nobody the viewer who may have least
   * @param studio who may see the cards of all entries
   * @param wordings texts of the interface, which a phrase may meet by chance
   * @param now epoch milliseconds
   */
  constructor(
    entries: readonly WrittenEntry[],
    nobody: Viewer,
    studio: Rule,
    wordings: readonly string[],
    now: number,
  ) {
    const all = entries.flatMap((entry) => lockedPartsOf(entry, studio, now));
    const openParts = all.filter((part) => part.opensFor(nobody));
    this.parts = all.filter((part) => !part.opensFor(nobody));
    this.phrases = this.parts.flatMap((part) => part.phrases.map((text) => ({ text, part })));
    this.phrases.forEach(({ text }, number) => {
      const letters = lettersOf(text);
      if (letters.length >= WINDOW) this.#long.add(number, letters);
      else if (letters.length >= SHORT_WINDOW) this.#short.add(number, letters, true);
    });
    this.cutTeasers = this.#findCutTeasers(openParts);
    // What an author says of an entry in public is no secret, though the body says it as well.
    const publicTexts = openParts.flatMap(({ phrases }) => phrases);
    for (const letters of [...publicTexts, ...wordings].map(lettersOf)) {
      this.#long.forget(letters);
      this.#short.forget(letters);
    }

    this.#collectWords(publicTexts);
    const openFiles = new Set(openParts.flatMap(({ files }) => files.map(({ name }) => name)));
    for (const part of this.parts) {
      for (const { name, sha256 } of part.files) {
        if (!openFiles.has(name)) push(this.#files, stemOf(name), part);
        if (sha256) push(this.#hashes, sha256, { part, name });
      }
    }
    const stems = [...this.#files.keys()].map((stem) => stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    if (stems.length > 0)
      this.#filePattern = new RegExp(`(?:^|[/"'(=\\s,>])(${stems.join('|')})${MEDIA_ENDING}\\b`, 'gi');
    this.unsearchable = this.parts.filter(
      (part) => part.part !== 'card' && part.files.length === 0 && !this.#isKnown(part),
    );
  }

  get rareWords(): number {
    return this.#rareWords.size;
  }

  /** A word for a search, that stands in this part and in no text that is open; short, so that its echo is no find. */
  rareWordOf(part: LockedPart): string | undefined {
    const words = [...this.#rareWords].filter(
      ([word, parts]) => parts.includes(part) && word.length < SHORT_WINDOW,
    );
    return words.map(([word]) => word).sort((a, b) => b.length - a.length)[0];
  }

  /** Everything of locked parts in a text, whoever may have it. */
  findIn(text: string, withWords: boolean): Find[] {
    const numbers = new Set<number>();
    for (const letters of formsOf(text)) {
      for (const number of this.#long.find(letters).keys()) numbers.add(number);
      for (const number of this.#short.find(letters).keys()) numbers.add(number);
    }
    return [
      ...[...numbers].map((number): Find => ({ what: 'phrase', ...(this.phrases[number] as Phrase) })),
      ...this.#filesIn(text),
      ...(withWords ? this.#wordsIn(text) : []),
    ];
  }

  /** Locked files that have exactly these bytes. */
  findBytes(bytes: Uint8Array): Find[] {
    if (this.#hashes.size === 0) return [];
    return (this.#hashes.get(sha256Of(bytes)) ?? []).map(({ part, name }) => ({
      what: 'file',
      part,
      text: name,
    }));
  }

  #findCutTeasers(openParts: readonly LockedPart[]): Find[] {
    return openParts.flatMap(({ entry, part }) => {
      if (part !== 'card') return [];
      return [...this.#long.find(lettersOf(entry.description))].flatMap(([number, windows]) => {
        const phrase = this.phrases[number] as Phrase;
        const enough = Math.min(CUT_FROM_BODY, lettersOf(phrase.text).length);
        return phrase.part.entry === entry && windows + WINDOW - 1 >= enough
          ? [{ what: 'phrase' as const, ...phrase }]
          : [];
      });
    });
  }

  #isKnown(part: LockedPart): boolean {
    return this.phrases.some(
      ({ part: owner, text }) =>
        owner === part && this.findIn(text, false).some((find) => find.part === part),
    );
  }

  #collectWords(openTexts: readonly string[]): void {
    const open = wordsOf(openTexts.join('\n'));
    const owners = new Map<string, Set<WrittenEntry>>();
    const wordsByPart = this.parts.map((part) => [part, wordsOf(part.phrases.join('\n'))] as const);
    for (const [{ entry }, words] of wordsByPart) {
      for (const word of words) owners.set(word, (owners.get(word) ?? new Set()).add(entry));
    }
    // A word of several entries may come from another one, which the reader may open.
    const isRare = (word: string) => !open.has(word) && owners.get(word)?.size === 1;
    for (const [part, words] of wordsByPart) {
      const rare = [...words].filter(isRare);
      for (const word of rare) push(this.#rareWords, word, part);
      this.#rareCounts.set(part, rare.length);
    }
  }

  #wordsIn(text: string): Find[] {
    const found = new Map<LockedPart, string[]>();
    for (const word of wordsOf(text))
      for (const part of this.#rareWords.get(word) ?? []) push(found, part, word);
    return [...found]
      .filter(([part, words]) => {
        const all = this.#rareCounts.get(part) ?? 0;
        return words.length >= RARE_WORDS && words.length >= all * RARE_SHARE;
      })
      .map(([part, words]) => ({ what: 'words', part, text: words.slice(0, 8).join(', ') }));
  }

  #filesIn(text: string): Find[] {
    if (!this.#filePattern) return [];
    const finds = new Map<string, Find>();
    for (const [match, stem = ''] of text.matchAll(this.#filePattern)) {
      for (const part of this.#files.get(stem.toLowerCase()) ?? [])
        finds.set(`${part.entry.id} ${stem}`, {
          what: 'file',
          part,
          text: match.replace(/^[/"'(=\s,>]/, ''),
        });
    }
    return [...finds.values()];
  }
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]+$/, '').toLowerCase();
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
