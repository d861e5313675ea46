/** Reads the texts that the build laid beside the built server: line by line, or one line once more. */
import { open } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { TEXTS_FILE } from '#src/mdx/texts.ts';
import type { FiledBody } from '#src/mdx/texts-file.ts';
import { besideServer } from './beside-server.ts';
import { type Place, placedTexts } from './indexed-text.ts';

export interface PlacedBody<R> {
  readonly body: FiledBody<R>;
  /** Where it lies in the file. */
  readonly place: Place;
}

/** Grows with the longest line. */
const FIRST_BYTES = 256 * 1024;
const LINE_FEED = 10;

/**
 * All bodies, one after the other. They are read through a single buffer: a stream leaves one behind for each piece, and what the
 * process has taken for them it does not give back.
 *
 * @throws when the build has no such file
 */
export async function* readFiledBodies<R>(): AsyncGenerator<PlacedBody<R>> {
  const file = await open(besideServer(TEXTS_FILE));
  let buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  try {
    for (let start = 0; ; ) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
      if (bytesRead === 0) return;
      const read = buffer.subarray(0, bytesRead);
      let from = 0;
      for (let end = read.indexOf(LINE_FEED); end !== -1; end = read.indexOf(LINE_FEED, from)) {
        yield { body: JSON.parse(read.toString('utf8', from, end)), place: [start + from, end - from] };
        from = end + 1;
      }
      // A line that the file ends in is torn off, and no body.
      if (from === 0 && bytesRead < buffer.length) return;
      if (from === 0) buffer = Buffer.allocUnsafeSlow(2 * buffer.length);
      start += from;
    }
  } finally {
    await file.close();
  }
}

/** What is kept of bodies that were read once more, in bytes of their lines: what readers search for now. */
const MOST_BYTES = 4 * 1024 * 1024;

const lately = new LRUCache<number, FiledBody<unknown>>({ maxSize: MOST_BYTES });
const readLine = placedTexts(TEXTS_FILE);

export async function readFiledBody<R>(place: Place): Promise<FiledBody<R>> {
  const [start, bytes] = place;
  const kept = lately.get(start);
  if (kept) return kept as FiledBody<R>;
  const body: FiledBody<R> = JSON.parse(await readLine(place));
  lately.set(start, body, { size: bytes });
  return body;
}
