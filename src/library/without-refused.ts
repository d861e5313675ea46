/** While developing: an entry whose frontmatter is refused is recorded, so that the library leaves it out, and the server goes on. */
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { shownPath } from '#src/mdx/author-error.ts';
import { record } from './refused.ts';

/**
 * A loader that, in a running server, records what it refuses. Astro's own would stop the server at its start, and later go on to show
 * the entry as it was, under the rule that it had. That one stays in Astro's store, which loses an entry that goes and comes back.
 *
 * @returns a loader that throws in a build, where one wrong entry ends everything
 */
export function withoutRefused(loader: Loader): Loader {
  return {
    ...loader,
    load: (context) => loader.load(context.watcher ? lenient(context) : context),
  };
}

function lenient(context: LoaderContext): LoaderContext {
  const { entryTypes } = context as LoaderContext & { entryTypes?: EntryTypes };
  const left = new Set<string>();
  const refuse = (file: string, error: unknown): void => {
    const sentence = sentenceOf(file, error);
    context.logger.error(sentence);
    record(file, sentence);
  };
  context.watcher?.on('unlink', (file) => record(file));
  return {
    ...context,
    parseData: async (props) => {
      const { id, filePath = '' } = props;
      clearTimeout(unparsed.get(filePath));
      try {
        const data = await context.parseData(props);
        left.delete(id);
        record(filePath);
        return data;
      } catch (error) {
        // What cannot even be read has been refused already, with a better sentence.
        if (!unreadable.has(props.data)) refuse(filePath, error);
        left.add(id);
        return props.data as never;
      }
    },
    store: {
      ...context.store,
      set: (entry) => left.has(entry.id) || context.store.set(entry),
    },
    ...(entryTypes && { entryTypes: readable(entryTypes, refuse) }),
  };
}

/** Files that were read a moment ago. One that is again what it was is not parsed again, and is good without further word. */
const unparsed = new Map<string, NodeJS.Timeout>();
const PARSED_MS = 200;

/** Stands for frontmatter that is no YAML. */
const unreadable = new WeakSet<object>();

/** How files are read, by their endings. Astro hands it to loaders, and its types do not say so. */
type EntryTypes = ReadonlyMap<string, { getEntryInfo: (file: ReadFile) => Promise<object> }>;
type ReadFile = { fileUrl: URL; contents: string };

/** The same, but none throws when a file cannot be read. */
function readable(types: EntryTypes, refuse: (file: string, error: unknown) => void): EntryTypes {
  return new Map(
    [...types].map(([ending, type]) => [
      ending,
      {
        ...type,
        getEntryInfo: async (file: ReadFile) => {
          try {
            const read = await type.getEntryInfo(file);
            const path = fileURLToPath(file.fileUrl);
            unparsed.set(path, setTimeout(record, PARSED_MS, path));
            return read;
          } catch (error) {
            refuse(fileURLToPath(file.fileUrl), error);
            const data = {};
            unreadable.add(data);
            return { data, body: '', slug: '', rawData: '' };
          }
        },
      },
    ]),
  );
}

/** Astro lists each problem as "**key**: sentence" under a line of its own; the sentence is what the build says. */
function sentenceOf(file: string, error: unknown): string {
  const { message, loc } = error as Error & { loc?: { line?: number } };
  const problems = [...message.matchAll(/^\s*\*\*([^*\n]*)\*\*: (?:\*\*[^*\n]*\*\*: )?(.+)$/gm)].map(
    ([, key = '', sentence = '']) => (!key || sentence.startsWith(key) ? sentence : `${key} ${sentence}`),
  );
  const place = shownPath(file);
  if (problems.length > 0) return `${place}: ${problems.join(' ')}`;
  return message.startsWith(place) ? message : `${place}${loc?.line ? `:${loc.line}` : ''}: ${message}`;
}
