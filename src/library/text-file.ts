/** Reads the texts that the build laid beside the built server, line by line. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { TEXTS_FILE } from '#src/mdx/texts.ts';
import type { FiledBody } from '#src/mdx/texts-file.ts';
import { besideServer } from './beside-server.ts';

/** @throws when the build has no such file */
export async function* readFiledBodies<R>(): AsyncGenerator<FiledBody<R>> {
  const input = createReadStream(besideServer(TEXTS_FILE));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line) yield JSON.parse(line) as FiledBody<R>;
}
