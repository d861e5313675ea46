/** Many texts in one file, and where each of them lies: files of the built server from which it reads one text at a time. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';

/** By the name of a text, in bytes. */
export type FileIndex = Readonly<Record<string, readonly [start: number, bytes: number]>>;

export async function writeIndexed(
  texts: Iterable<readonly [name: string, text: string]>,
  file: URL,
  indexFile: URL,
): Promise<void> {
  const index: Record<string, FileIndex[string]> = {};
  const stream = createWriteStream(file);
  let start = 0;
  for (const [name, text] of texts) {
    const bytes = Buffer.from(text);
    index[name] = [start, bytes.length];
    start += bytes.length;
    if (!stream.write(bytes)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  await writeFile(indexFile, JSON.stringify(index));
}
