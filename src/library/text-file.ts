/** Reads the texts that the build laid beside the built server, line by line. */
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { TEXTS_FILE } from '#src/mdx/texts.ts';
import type { FiledBody } from '#src/mdx/texts-file.ts';

/** How many folders the bundler may have put between the server's own folder and this module. */
const DEPTH = 4;

/** @throws when the build has no such file */
export async function* readFiledBodies<R>(): AsyncGenerator<FiledBody<R>> {
  const lines = createInterface({ input: createReadStream(find()), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line) yield JSON.parse(line) as FiledBody<R>;
}

function find(): URL {
  for (let depth = 0, folder = './'; depth < DEPTH; depth++, folder += '../') {
    const file = new URL(folder + TEXTS_FILE, import.meta.url);
    if (existsSync(file)) return file;
  }
  throw new Error(
    `${TEXTS_FILE} is not beside the built server, so search has nothing to read. Run npm run build again, and deploy all of dist/server.`,
  );
}
