/** What is kept is bounded, made once, and over when its time is over. */
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { KeptPage } from '#src/server/kept/kept-page.ts';
import { Readers } from '#src/server/kept/readers.ts';
import { KeptPages } from '#src/server/kept/store.ts';

const NOW = 1_800_000_000_000;
const page = (bytes: number, span = { from: NOW, until: NOW + 1000 }) =>
  new KeptPage({ 'content-type': 'text/html' }, Buffer.alloc(bytes, 'a'), span);

function request(headers: Record<string, string>, method = 'GET'): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { method, headers });
}

describe('kept pages', () => {
  test('never take up more bytes than they may, in whatever forms', async () => {
    const most = 1_000_000;
    const pages = new KeptPages(most, async () => page(30_000));
    for (let count = 0; count < 200; count++) {
      const made = await pages.make(`/${count}`, '');
      for (const encoding of ['br', 'gzip', 'identity']) {
        await made?.prepare(request({ 'accept-encoding': encoding }));
        if (made) pages.weigh(`/${count}`, '', made);
      }
      expect(pages.bytes).toBeLessThanOrEqual(most);
    }
    expect(pages.bytes).toBeGreaterThan(most / 2);
    expect(pages.find('/0', '', NOW)).toBeUndefined();
    expect(pages.find('/199', '', NOW)).toBeDefined();
  });

  test('larger than all together are not kept', async () => {
    const pages = new KeptPages(10_000, async () => page(20_000));
    expect(await pages.make('/', '')).toBeDefined();
    expect(pages.find('/', '', NOW)).toBeUndefined();
  });

  test('are made once for all who wait, and for those with other answers by themselves', async () => {
    const render = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return page(100);
    });
    const pages = new KeptPages(1_000_000, render);
    await Promise.all(Array.from({ length: 50 }, (_, index) => pages.make('/', index % 2 ? '' : '[]')));
    expect(render.mock.calls.sort()).toEqual([
      ['/', ''],
      ['/', '[]'],
    ]);
  });

  test('count from the moment they were made until their time is over, and no clock that runs back brings them again', async () => {
    const pages = new KeptPages(1_000_000, async () => page(100));
    await pages.make('/', '');
    const found = [NOW - 1, NOW, NOW + 999, NOW + 1000].map((now) => pages.find('/', '', now) !== undefined);
    expect(found).toEqual([false, true, true, false]);
  });

  test('are made for known addresses only, and not at once again when it has failed', async () => {
    const pages = new KeptPages(1_000_000, async () => undefined);
    expect(pages.mayMake('/', '', Date.now())).toBe(false);
    pages.learn('/', '');
    expect(pages.mayMake('/', '', Date.now())).toBe(true);
    expect(pages.mayMake('/', '[]', Date.now())).toBe(false);
    expect(await pages.make('/', '')).toBeUndefined();
    pages.learn('/', '');
    expect(pages.mayMake('/', '', Date.now())).toBe(false);
  });

  test('that fail to be made are nobody’s error', async () => {
    const pages = new KeptPages(1_000_000, () => Promise.reject(new Error('broken')));
    expect(await pages.make('/', '')).toBeUndefined();
  });
});

describe('readers', () => {
  const cookie = '__session=a.b.c; __client_uat=1';
  const readers = () => new Readers('https://letters.example');

  test('are known from their recognition until their token ends, and for a minute at most', () => {
    for (const [until, moments] of [
      [NOW + 5000, [false, true, true, false, false]],
      [NOW + 900_000, [false, true, true, true, false]],
      [NOW - 1, [false, false, false, false, false]],
    ] as const) {
      const known = readers();
      known.remember(request({ cookie }), '[]', until, NOW);
      const found = [NOW - 1, NOW, NOW + 4999, NOW + 5000, NOW + 60_000].map(
        (now) => known.find(request({ cookie }), now) !== undefined,
      );
      expect(found).toEqual(moments);
    }
  });

  test.each<[string, Record<string, string>, string?]>([
    ['another cookie', { cookie: `${cookie}x` }],
    ['one more cookie', { cookie: `${cookie}; a=b` }],
    ['no cookie', {}],
    ['the way from another site', { cookie, referer: 'https://elsewhere.example/' }],
    ['a site whose name begins alike', { cookie, referer: 'https://letters.example.evil.example/' }],
    ['another purpose', { cookie, 'sec-fetch-dest': 'document' }],
    ['another program', { cookie, 'user-agent': 'x' }],
    ['another method', { cookie }, 'HEAD'],
  ])('are not known by %s', (_, headers, method) => {
    const known = readers();
    known.remember(request({ cookie }), '[]', NOW + 5000, NOW);
    expect(known.find(request(headers, method), NOW)).toBeUndefined();
  });

  test('are known on the way from one page of the site to the next', () => {
    const known = readers();
    known.remember(request({ cookie }), '[]', NOW + 5000, NOW);
    expect(known.find(request({ cookie, referer: 'https://letters.example/posts' }), NOW)).toBe('[]');
  });
});
