/** `npm run access`: prints who may read what; `--json` for tools, `--write` to store it beside the content. */

import { contentFolder } from '#src/library/files/content-folder.ts';
import { shownPath } from '#src/mdx/author-error.ts';
import { loadEnvFile } from '#src/session/env-file.ts';
import theme from '#theme';
import { readEntries } from '../content/read-entries.ts';
import { standInsFor } from '../content/stand-ins.ts';
import { matrixOf } from './matrix.ts';
import { storedFile, storeTable } from './stored.ts';
import { toTable } from './table.ts';

loadEnvFile(false);
const folder = contentFolder();
const { entries, mistakes } = await readEntries(folder, theme);
if (mistakes.length > 0) {
  console.error(
    `\n${mistakes.join('\n')}\n\nNothing was decided for these entries. Mend them and ask again.\n`,
  );
  process.exit(1);
}
const standIns = standInsFor(theme);
const rows = matrixOf(entries, standIns);
const viewers = standIns.map(({ name }) => name);

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ viewers, entries: rows }, null, 2));
} else {
  console.log(toTable(rows, viewers));
}
if (process.argv.includes('--write')) {
  storeTable(folder, toTable(rows, viewers));
  console.error(
    `\nStored in ${shownPath(storedFile(folder))}. "npm run check" tells of every change from here on.`,
  );
}
