/** `npm run audit`: builds the site, runs it, and looks for locked text in everything that each reader can get. */
import { availableParallelism } from 'node:os';
import { contentFolder } from '#src/library/files/content-folder.ts';
import { loadEnvFile } from '#src/session/env-file.ts';
import theme from '#theme';
import { audit } from './audit.ts';
import { buildSite } from './build-site.ts';
import { isClean, toText, writeReport } from './report.ts';
import { type RunningSite, runSite } from './running-site.ts';

const start = Date.now();
const seconds = () => Math.round((Date.now() - start) / 100) / 10;
const say = (line: string) => console.error(`${seconds().toFixed(1).padStart(6)} s  ${line}`);

loadEnvFile(false);
process.exitCode = 2;
say('Building the site.');
const patterns = await buildSite();
// The readers are divided among as many processes as there are processors, up to a few.
const processes = Math.min(4, availableParallelism());
say(`${patterns.length} routes. Starting the site in ${processes} processes, with a local Clerk each.`);
const sites: RunningSite[] = [];
try {
  // One after the other: the first one may have to fetch Clerk's scripts.
  for (let count = 0; count < processes; count++) sites.push(await runSite(theme));
  const found = await audit({
    theme,
    contentFolder: contentFolder(),
    patterns,
    clientFolder: 'dist/client',
    sites,
    say,
  });
  const report = { ...found, seconds: seconds() };
  writeReport(report);
  console.log(`\n${toText(report)}\n`);
  process.exitCode = isClean(report) ? 0 : 1;
} finally {
  await Promise.all(sites.map((site) => site.stop()));
}
process.exit();
