/** The files of one entry: which are its own, where it shows them, and how a page refers to them. */
import { posix } from 'node:path';
import type { EntryFile } from '#src/mdx/entry-file.ts';
import type { EntryMedia, Owner } from '#src/mdx/parts.ts';
import type { Gated } from '../entries.ts';
import { addressOf } from './address.ts';
import { typeOf } from './file-types.ts';
import type { FileRecord } from './scan-files.ts';
import { FORMATS, variantWidths } from './variants.ts';

/** Every file, by the folder that it belongs to. */
export type Files = ReadonlyMap<string, readonly FileRecord[]>;

/** The entry that has its folder to itself: all files in it follow its rule, shown or not. */
export function ownsFolder({ id, filePath }: Gated): boolean {
  return filePath?.endsWith(`/${id}/index.mdx`) === true;
}

/** The folder in which an entry's file lies, from the content folder on. */
export function folderOf(entry: Gated): string {
  const path = `${entry.collection}/${entry.id}`;
  return ownsFolder(entry) ? path : posix.dirname(path);
}

/** @param src as the author wrote it, decoded */
export function findFile(entry: Gated, src: string, files: Files): FileRecord | undefined {
  const folder = folderOf(entry);
  const path = posix.join(folder, src);
  return files.get(folder)?.find((file) => file.path === path);
}

/** The parts in which an entry shows a file; `null` is the preview, and the card, which everybody sees. */
export function placesOf(entry: Gated, file: FileRecord, media: readonly EntryMedia[]): Owner[] {
  const folder = folderOf(entry);
  const isThis = (src: string) => posix.join(folder, src) === file.path;
  const hero = entry.collection === 'posts' ? entry.data.heroImage : undefined;
  return [
    ...(hero && isThis(hero) ? [null] : []),
    ...media.filter(({ src }) => isThis(src)).map(({ part }) => part),
  ];
}

/** A file in the form that pages show. */
export function toEntryFile(entry: Gated, file: FileRecord): EntryFile {
  const owner = `${entry.collection}/${entry.id}`;
  const widths = variantWidths(file);
  return {
    url: addressOf(owner, file),
    name: posix.basename(file.path),
    type: typeOf(file.path) ?? 'application/octet-stream',
    bytes: file.bytes,
    ...(file.width && file.height && { width: file.width, height: file.height }),
    sources:
      widths.length === 0
        ? []
        : FORMATS.map((format) => ({
            type: `image/${format}`,
            srcset: widths
              .map((width) => `${addressOf(owner, file, { width, format })} ${width}w`)
              .join(', '),
          })),
  };
}
