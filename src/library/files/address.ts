/** The addresses of files: `/media/<collection>/<entry id>/<name>.<hash>.<ending>`, and of their smaller forms. */
import { endingOf } from './file-types.ts';
import type { FileRecord } from './scan-files.ts';
import type { Variant } from './variants.ts';

/** Letters of the hash in an address: enough that two versions of a file never share one. */
const HASH_LETTERS = 16;
/** Deeper than any entry lies: a path of thousands of segments would have as many readings, each as long. */
const MOST_SEGMENTS = 32;
const LAST_SEGMENT =
  /^(?<stem>.+)\.(?<hash>[0-9a-f]{16})(?:-(?<width>[1-9]\d{1,3}))?\.(?<ending>[a-z\d]{2,5})$/;

/**
 * @param entry collection and id of the entry whose rule the file follows, with a slash between
 * @returns the path on this site
 */
export function addressOf(entry: string, file: FileRecord, variant?: Variant): string {
  const ending = endingOf(file.path);
  const form = variant ? `-${variant.width}.${variant.format}` : ending;
  const path = `${entry}/${stemOf(file)}.${file.hash.slice(0, HASH_LETTERS)}${form}`;
  return `/media/${path.split('/').map(encodeURIComponent).join('/')}`;
}

export interface AskedFile {
  /** What the address may mean: an entry's id, and the path of a file beside it without its ending; the longest id first. */
  readonly readings: readonly { readonly collection: string; readonly id: string; readonly stem: string }[];
  readonly hash: string;
  /** Of a smaller form, in pixels. */
  readonly width?: number;
  readonly ending: string;
}

/**
 * @param path what follows `/media/`, decoded
 * @returns undefined for what cannot be the address of a file
 */
export function readAddress(path: string): AskedFile | undefined {
  const [collection = '', ...segments] = path.split('/', MOST_SEGMENTS + 1);
  if (segments.length === MOST_SEGMENTS) return undefined;
  const last = LAST_SEGMENT.exec(segments.at(-1) ?? '')?.groups;
  if (!last?.stem || !last.hash || !last.ending) return undefined;
  const folders = segments.slice(0, -1);
  const readings = folders.map((_, index) => {
    const length = folders.length - index;
    const stem = [...folders.slice(length), last.stem].join('/');
    return { collection, id: folders.slice(0, length).join('/'), stem };
  });
  return {
    readings,
    hash: last.hash,
    ending: last.ending,
    ...(last.width && { width: Number(last.width) }),
  };
}

/** Whether an address with this stem and hash means this file. */
export function isMeant(file: FileRecord, stem: string, hash: string): boolean {
  return file.hash.startsWith(hash) && stemOf(file) === stem;
}

/** The path beside the entry, without its ending. */
function stemOf({ path, folder }: FileRecord): string {
  return path.slice(folder.length + 1, path.length - endingOf(path).length);
}
