/** A date that comes ends what is kept: both servers' clocks are set to just before it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, startTwins, type Twins } from '../../harness/twin-sites.ts';
import { wordOf } from '../../library/demo.ts';

/** A post for supporters that is public from this day on. */
const POST = 'planting-maiden-whips';
const OPENS_ON = Date.parse('2027-03-01');
const HOUR_MS = 3_600_000;
const LEAD_MS = 4_000;
/** By how much the two clocks may differ. */
const APART_MS = 500;

/** An hour before the day; a signal sets the clock to some seconds before. */
const CLOCK = `
  const real = Date.now;
  let shift = ${OPENS_ON - HOUR_MS} - real();
  Date.now = () => real() + shift;
  process.on('SIGUSR2', () => { shift = ${OPENS_ON - LEAD_MS} - real(); });`;

/** What must agree. The prices on a wall may come late from Clerk. */
function told(answer: Answer | undefined): string {
  const text = String(answer?.body);
  return text.includes('data-wall=') ? `locked: ${text.includes(wordOf(POST))}` : text;
}

let site: Twins;
beforeAll(async () => {
  site = await startTwins({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(CLOCK)}` });
}, 60_000);
afterAll(() => site?.stop());

test('a kept wall is gone with the moment of opening, and so are the lists that showed it', async () => {
  const paths = [`/posts/${POST}`, '/posts', '/rss.xml'];
  // Known addresses are rendered for keeping the second time.
  for (const path of [...paths, ...paths, ...paths]) await site.keeping(path);
  site.signal('SIGUSR2');
  const opensAt = Date.now() + LEAD_MS;
  let locked = 0;
  let last: string[] = [];
  while (Date.now() < opensAt + 4 * APART_MS || last.length === 0) {
    const start = Date.now();
    const before = await Promise.all(paths.map((path) => site.plain(path)));
    const kept = await Promise.all(paths.map((path) => site.keeping(path)));
    const after = await Promise.all(paths.map((path) => site.plain(path)));
    const nearOpening = start < opensAt + APART_MS && Date.now() > opensAt - APART_MS;
    for (const [index, path] of nearOpening ? [] : paths.entries()) {
      const fresh = [before, after].map((answers) => told(answers[index]));
      expect(fresh.includes(told(kept[index])), path).toBe(true);
    }
    if (!kept[0]?.body.includes(wordOf(POST))) locked++;
    last = kept.map(({ body }) => String(body));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(locked, 'times that it was locked').toBeGreaterThan(0);
  expect(last[0]).toContain(wordOf(POST));
});
