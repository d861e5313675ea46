/** A date that comes ends what is kept: the server's clock stands just before it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTwins, type Twins } from '../../harness/twin-sites.ts';
import { wordOf } from '../../library/demo.ts';

/** A post for supporters that is public from this day on. */
const POST = 'planting-maiden-whips';
const OPENS_ON = Date.parse('2027-03-01');
const LEAD_MS = 12_000;

let site: Twins;
beforeAll(async () => {
  const shift = OPENS_ON - LEAD_MS - Date.now();
  const clock = `const now = Date.now; Date.now = () => now() + ${shift};`;
  site = await startTwins({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}` });
});
afterAll(() => site.stop());

test('a kept wall is gone with the moment of opening, and so are the lists that showed it', async () => {
  const paths = [`/posts/${POST}`, '/posts', '/rss.xml'];
  const opensAt = Date.now() + LEAD_MS;
  let locked = 0;
  let last: string[] = [];
  while (Date.now() < opensAt + 3000) {
    const before = await Promise.all(paths.map((path) => site.plain(path)));
    const kept = await Promise.all(paths.map((path) => site.keeping(path)));
    const after = await Promise.all(paths.map((path) => site.plain(path)));
    for (const [index, path] of paths.entries()) {
      const fresh = [before[index]?.body, after[index]?.body].map(String);
      expect(fresh.includes(String(kept[index]?.body)), path).toBe(true);
    }
    if (!kept[0]?.body.includes(wordOf(POST))) locked++;
    last = kept.map(({ body }) => String(body));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(locked, 'times that it was locked').toBeGreaterThan(5);
  expect(last[0]).toContain(wordOf(POST));
});
