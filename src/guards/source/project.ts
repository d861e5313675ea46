/** The project's source files, parsed once, and which of them reach the entries. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deferredNames, importsOf, targetOf } from './imports.ts';
import { isReadable, parseSource, type Source } from './parse.ts';

/** The room whose functions give out entries. */
const LIBRARY = 'src/library/';

export class Project {
  readonly root: string;
  /** Absolute path of the content folder. */
  readonly content: string;
  readonly #sources = new Map<string, Source | undefined>();
  readonly #reaching = new Map<string, boolean>();

  constructor(root: string, content: string) {
    this.root = root;
    this.content = content;
  }

  /** Everything below `src` that can be read, and the files at the root that put it together. */
  sources(): Source[] {
    const folder = join(this.root, 'src');
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(isReadable)
      .sort()
      .flatMap((path) => this.source(join(folder, path)) ?? []);
  }

  /** @returns undefined for a file that is not there or cannot be parsed */
  source(file: string): Source | undefined {
    if (this.#sources.has(file)) return this.#sources.get(file);
    const readable = isReadable(file) && existsSync(file);
    const source = readable ? parseSource(this.pathOf(file), file, readFileSync(file, 'utf8')) : undefined;
    this.#sources.set(file, source);
    return source;
  }

  /** A file with a text that is not on the disk, or not yet. */
  withText(file: string, code: string): Source | undefined {
    const source = parseSource(this.pathOf(file), file, code);
    this.#sources.set(file, source);
    this.#reaching.clear();
    return source;
  }

  /** Whether a file reads entries: it imports the library, or something that does. Types and server islands do not count. */
  readsEntries(file: string): boolean {
    const known = this.#reaching.get(file);
    if (known !== undefined) return known;
    // Whoever imports in a circle learns from the others.
    this.#reaching.set(file, false);
    const source = this.source(file);
    const deferred = source ? deferredNames(source) : new Set();
    const reads =
      source !== undefined &&
      (source.path.startsWith(LIBRARY) ||
        importsOf(source).some(({ from, typeOnly, names }) => {
          if (typeOnly) return false;
          if (names.length > 0 && names.every(({ local }) => deferred.has(local))) return false;
          const target = targetOf(from, file, this.root);
          return (
            target !== undefined && (this.pathOf(target).startsWith(LIBRARY) || this.readsEntries(target))
          );
        }));
    this.#reaching.set(file, reads);
    return reads;
  }

  /** From the project's folder on, with slashes. */
  pathOf(file: string): string {
    return relative(this.root, file).replaceAll('\\', '/');
  }

  isContent(file: string): boolean {
    const path = relative(this.content, file);
    return path !== '' && !path.startsWith('..') && !/^(?:[a-z]:)?[\\/]/i.test(path);
  }
}
