/** `npm run audit`: builds the site, runs it, and looks for locked text in everything that each reader can get. */

import { contentFolder } from '#src/library/files/content-folder.ts';
import { loadEnvFile } from '#src/session/env-file.ts';
import theme from '#theme';
import { audit } from './audit.ts';
import { buildSite } from './build-site.ts';
import { isClean, toText, writeReport } from './report.ts';
import { runSite } from './running-site.ts';

const start = Date.now();
const seconds = () => Math.round((Date.now() - start) / 100) / 10;
const say = (line: string) => console.error(`${seconds().toFixed(1).padStart(6)} s  ${line}`);

loadEnvFile(false);
process.exitCode = 2;
say('Building the site.');
const patterns = await buildSite();
say(`${patterns.length} routes. Starting the site and a local Clerk.`);
const site = await runSite(theme);
try {
  const found = await audit({
    theme,
    contentFolder: contentFolder(),
    patterns,
    clientFolder: 'dist/client',
    site,
    say,
  });
  const report = { ...found, seconds: seconds() };
  writeReport(report);
  console.log(`\n${toText(report)}\n`);
  process.exitCode = isClean(report) ? 0 : 1;
} finally {
  await site.stop();
}
process.exit();
