/** Tells an author at once when a body or a `heroImage` names a file that is not there, or that follows another entry's rule. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import { suggestion } from '#src/access/suggest.ts';
import { AuthorError, shownPath } from '#src/mdx/author-error.ts';
import { FILE_ENDINGS, typeOf } from './file-types.ts';

/** What is wrong, and how to mend it. */
export type FileProblem = readonly [problem: string, mend: string];

/**
 * @param src relative to the entry, decoded
 * @param entry absolute path of the entry's file
 * @returns undefined when the file can be served
 */
export function fileProblem(src: string, entry: string): FileProblem | undefined {
  const folder = dirname(entry);
  const file = resolve(folder, src);
  if (relative(folder, file).startsWith('..')) {
    return [
      `"${src}" lies outside the folder of this entry.`,
      'Copy it beside the entry, whose rule it is to follow.',
    ];
  }
  if (!existsSync(file) || !statSync(file).isFile()) {
    const beside = existsSync(dirname(file)) ? readdirSync(dirname(file)).filter((name) => typeOf(name)) : [];
    return [`There is no file "${src}".`, suggestion(basename(src), beside, 'Files there')];
  }
  if (!typeOf(file)) {
    return [
      `"${src}" is not a kind of file that is served.`,
      `Endings that are: ${FILE_ENDINGS.join(', ')}.`,
    ];
  }
  const owner = ownerFolder(file, folder);
  if (owner !== folder) {
    return [
      `"${src}" lies beside another entry, in ${shownPath(owner)}, and follows its rule.`,
      'Copy it beside this one.',
    ];
  }
  return undefined;
}

/** The nearest folder above a file that holds an entry. */
function ownerFolder(file: string, limit: string): string {
  for (let folder = dirname(file); folder !== limit; folder = dirname(folder)) {
    if (readdirSync(folder).some((name) => name.endsWith('.mdx'))) return folder;
  }
  return limit;
}

/**
 * A loader of posts that refuses a `heroImage` which cannot be shown.
 *
 * @throws {AuthorError} while loading
 */
export function withCheckedHero(loader: Loader): Loader {
  return {
    ...loader,
    load: (context) =>
      loader.load({
        ...context,
        parseData: (props) => {
          const { heroImage } = props.data;
          const problem =
            typeof heroImage === 'string' && props.filePath && fileProblem(heroImage, props.filePath);
          if (problem && props.filePath) {
            throw new AuthorError(
              { file: shownPath(props.filePath) },
              `heroImage: ${problem[0]}`,
              problem[1],
            );
          }
          return context.parseData(props);
        },
      }),
  };
}
