/** Finds the files that lie beside entries, and what has to be known of each to show and serve it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { AuthorError, shownPath } from '#src/mdx/author-error.ts';
import { hasTraces, withoutTraces } from './camera-traces.ts';
import { typeOf } from './file-types.ts';

/** Counts up when a record says something else than before, so that none of an earlier build is taken over. */
const FORM = 2;
/** Collections whose entries have files beside them. */
const COLLECTIONS = ['posts', 'pages'];

export interface FileRecord {
  /** From the content folder, with slashes: `posts/frost/frost.jpg`. */
  readonly path: string;
  /** The nearest folder above it that holds an entry: `posts/frost`. */
  readonly folder: string;
  /** Whether several entries lie in that folder, so that it is none of theirs in particular. */
  readonly shared: boolean;
  /** SHA-256 of its bytes as the author left them, in hex. */
  readonly hash: string;
  /** Size in the form in which it is published. */
  readonly bytes: number;
  /** Whether it is a picture that is published without what the camera wrote into it. */
  readonly traced?: boolean;
  /** Differs when the file does; saves reading it again. */
  readonly stamp: string;
  /** Pixels as shown, of pictures. */
  readonly width?: number;
  readonly height?: number;
}

type Owned = Pick<FileRecord, 'folder' | 'shared'>;

/**
 * @param root the content folder
 * @param known what an earlier scan found at a path
 * @throws {AuthorError} for a picture that cannot be read
 */
export async function* scanFiles(
  root: string,
  known: (path: string) => FileRecord | undefined = () => undefined,
): AsyncGenerator<FileRecord> {
  for (const collection of COLLECTIONS)
    yield* scanFolder(root, collection, { folder: collection, shared: true }, known);
}

async function* scanFolder(
  root: string,
  path: string,
  above: Owned,
  known: (path: string) => FileRecord | undefined,
): AsyncGenerator<FileRecord> {
  const found = await readdir(join(root, path), { withFileTypes: true }).catch(() => []);
  const visible = found.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  const entries = visible.filter(({ name }) => name.endsWith('.mdx')).length;
  const owned = entries > 0 ? { folder: path, shared: entries > 1 } : above;
  for (const entry of visible) {
    const inside = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* scanFolder(root, inside, owned, known);
    // A symbolic link is no file here: it may lead out of the content folder.
    else if (entry.isFile() && typeOf(inside)) yield await record(root, inside, owned, known(inside));
  }
}

async function record(
  root: string,
  path: string,
  owned: Owned,
  known: FileRecord | undefined,
): Promise<FileRecord> {
  const { size, ino, ctimeMs } = await stat(join(root, path));
  const stamp = `${FORM} ${ino} ${ctimeMs} ${size}`;
  if (known?.stamp === stamp) return { ...known, ...owned };
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(root, path)), hash);
  const picture = typeOf(path)?.startsWith('image/') ? await measure(join(root, path)) : {};
  return { path, ...owned, hash: hash.digest('hex'), bytes: size, stamp, ...picture };
}

async function measure(file: string): Promise<Partial<FileRecord>> {
  try {
    const metadata = await sharp(file).metadata();
    const { width, height } = metadata.autoOrient;
    if (!(await hasTraces(file, metadata))) return { width, height };
    return { width, height, traced: true, bytes: (await withoutTraces(file)).length };
  } catch (error) {
    throw new AuthorError(
      { file: shownPath(file) },
      `This picture cannot be read (${error instanceof Error ? error.message : error}).`,
      'Export it again, or take it out of the folder.',
    );
  }
}
