/** Reads the texts that the build laid beside the built server: line by line, or one line once more. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { TEXTS_FILE } from '#src/mdx/texts.ts';
import type { FiledBody } from '#src/mdx/texts-file.ts';
import { besideServer } from './beside-server.ts';
import { type Place, readPlace } from './indexed-text.ts';

export interface PlacedBody<R> {
  readonly body: FiledBody<R>;
  /** Where it lies in the file. */
  readonly place: Place;
}

/** @throws when the build has no such file */
export async function* readFiledBodies<R>(): AsyncGenerator<PlacedBody<R>> {
  const input = createReadStream(besideServer(TEXTS_FILE));
  let start = 0;
  for await (const line of createInterface({ input })) {
    const bytes = Buffer.byteLength(line);
    if (line) yield { body: JSON.parse(line), place: [start, bytes] };
    start += bytes + 1;
  }
}

export async function readFiledBody<R>(place: Place): Promise<FiledBody<R>> {
  return JSON.parse(await readPlace(besideServer(TEXTS_FILE), place));
}
