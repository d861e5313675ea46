/**
 * A soak: readers of every kind ask for pages, Markdown, feeds, lists and searches for minutes, and each answer is compared with the
 * table of who may open what (`posts.ts`), while the server's resident memory is followed. `node tests/bench/soak.ts --minutes 5 --posts 10000`; it ends with 1 when anything was wrong.
 */
import { parseArgs } from 'node:util';
import { readAll } from './read-all.ts';
import { openReaders } from './readers.ts';
import { startGatepost } from './servers.ts';
import { soak, soakFaults, soakSummary } from './soak-run.ts';
import { build, removeStages, stageSite } from './stage.ts';

const { values: flags } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, posts: { type: 'string', default: '10000' } },
});
const posts = Number(flags.posts);
const say = (line: string) => console.log(line);

say(`— ${posts} posts are built`);
const stage = stageSite(posts);
await build(stage);
const readers = await openReaders();
const site = await startGatepost(stage, readers.env);
try {
  // A body that is read for the first time is loaded for good; what grows after that is a leak.
  say('— every post is read once');
  await readAll(site, posts);
  say('— readers come and go');
  const outcome = await soak({ site, posts, readers, milliseconds: Number(flags.minutes) * 60_000, say });
  say(soakSummary(outcome));
  const faults = soakFaults(outcome);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await site.stop();
  await readers.close();
  removeStages();
}
