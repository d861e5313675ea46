/** The built site under a crowd: the soak of `tests/bench/soak.ts` in half a minute, and the server's end in the midst of requests. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../bench/answers.ts';
import { postAt } from '../bench/posts.ts';
import { openReaders, type Readers } from '../bench/readers.ts';
import { type Running, startGatepost } from '../bench/servers.ts';
import { soak, soakFaults } from '../bench/soak-run.ts';
import { build, removeStages, type Stage, stageSite } from '../bench/stage.ts';

const POSTS = 101;
const SOAK_MS = 20_000;
const IN_FLIGHT = 32;

describe('a publication under load', () => {
  let stage: Stage;
  let readers: Readers;
  let site: Running;

  beforeAll(async () => {
    stage = stageSite(POSTS);
    await build(stage);
    readers = await openReaders();
    site = await startGatepost(stage, readers.env);
  });
  afterAll(async () => {
    await site.stop();
    await readers.close();
    removeStages();
  });

  test('answers every reader with what is theirs, and nobody with more', async () => {
    const outcome = await soak({ site, posts: POSTS, readers, milliseconds: SOAK_MS, say: () => {} });
    // Whether memory stays flat shows after minutes only: the long soak looks at that.
    expect(outcome.wrong).toEqual([]);
    expect(outcome.requests).toBeGreaterThan(200);
    expect(soakFaults({ ...outcome, memory: [1, 1, 1, 1] })).toEqual([]);
  });

  test('finishes what it was asked when it is stopped', async () => {
    const stopped = await startGatepost(stage, readers.env);
    const cookie = (await readers.cookies('pro', stopped.origin)) ?? '';
    const paths = Array.from({ length: IN_FLIGHT }, (_, number) => `/posts/${postAt(number, POSTS).id}`);
    const asked = paths.map((path) => ask(stopped.origin + path, { cookie }));
    await Promise.race(asked);
    const end = stopped.stop();
    const answers = await Promise.all(asked);
    expect(answers.filter(({ text }) => !text.endsWith('</html>'))).toEqual([]);
    await end;
    await expect(ask(`${stopped.origin}/`, {})).rejects.toThrow();
  });
});
