/** Where the bytes of an opened file lie: the file itself, or a smaller form of it, made when it is first asked for. */
import { fileURLToPath } from 'node:url';
import { filesFolder, namedByContent } from 'virtual:gatepost/media';
import { endingOf, typeOf } from '#src/library/files/file-types.ts';
import type { FileRecord } from '#src/library/files/scan-files.ts';
import type { OpenedFile } from '#src/library/index.ts';
import { makeClean, makeVariant } from './make-variant.ts';

export interface StoredFile {
  readonly path: string;
  readonly type: string;
  /** Strong: names these very bytes. */
  readonly etag: string;
}

/** @returns the smaller form that was asked for, or the file itself when none can be made */
export async function storedFile({ file, variant }: OpenedFile): Promise<StoredFile> {
  const path = file.traced && !namedByContent ? await makeClean(pathOf(file), file) : pathOf(file);
  const made = variant && (await makeVariant(path, file.hash, variant));
  if (made && variant) {
    const { width, format } = variant;
    return { path: made, type: `image/${format}`, etag: `"${file.hash.slice(0, 32)}-${width}-${format}"` };
  }
  return { path, type: typeOf(file.path) ?? 'application/octet-stream', etag: `"${file.hash.slice(0, 32)}"` };
}

/** A build keeps files by their content, and pictures without their traces; while developing they are read where the author put them. */
function pathOf({ path, hash }: FileRecord): string {
  const stored = namedByContent ? hash + endingOf(path) : path.split('/').map(encodeURIComponent).join('/');
  return fileURLToPath(new URL(stored, filesFolder));
}
