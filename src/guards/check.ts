/** The part of `npm run check` that looks at content: who may read it as stored, and where its sources lie. */

import { contentFolder } from '#src/library/files/content-folder.ts';
import { shownPath } from '#src/mdx/author-error.ts';
import { loadEnvFile } from '#src/session/env-file.ts';
import theme from '#theme';
import { matrixOf } from './audience/matrix.ts';
import { changesSince, storedFile } from './audience/stored.ts';
import { toTable } from './audience/table.ts';
import { previewProblems } from './content/previews.ts';
import { publicSourceWarning } from './content/public-source.ts';
import { readEntries } from './content/read-entries.ts';
import { standInsFor } from './content/stand-ins.ts';
import { inWords } from './problem.ts';
import { problemsInProject } from './source/index.ts';

loadEnvFile(false);
const folder = contentFolder();
const { entries, mistakes } = await readEntries(folder, theme);
const standIns = standInsFor(theme);
const table = toTable(
  matrixOf(entries, standIns),
  standIns.map(({ name }) => name),
);
const file = shownPath(storedFile(folder));
const changes = mistakes.length > 0 ? [] : changesSince(folder, table);

const warning = publicSourceWarning(folder, entries, theme.source);
if (warning) console.warn(`\nWarning: ${warning}\n`);
if (!changes) {
  console.warn(
    `\nNothing is stored in ${file} yet. "npm run access -- --write" does, and from then on this check tells who may read more or less than before.\n`,
  );
}

const problems = [
  ...mistakes,
  ...previewProblems(entries, theme.previews).map(inWords),
  ...problemsInProject(process.cwd(), folder).map(inWords),
  ...(changes?.length
    ? [
        `${file} no longer says who may read what:\n${changes.map((change) => `  ${change}`).join('\n')}\n` +
          'If that is what you want, store it with "npm run access -- --write" and commit the file; if not, mend the entry.',
      ]
    : []),
];
if (problems.length > 0) {
  console.error(`\n${problems.join('\n\n')}\n`);
  process.exit(1);
}
console.log(
  `Content: ${entries.length} entries, ${standIns.length} kinds of readers, nothing changed hands.`,
);
