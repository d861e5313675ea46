/** What a kept page costs to make, and what it holds of the machine afterwards. */
import { randomBytes } from 'node:crypto';
import { IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encode } from '#src/server/kept/encodings.ts';
import { KeptPage } from '#src/server/kept/kept-page.ts';
import { renderer } from '#src/server/kept/render.ts';
import type { Settings } from '#src/session/settings.ts';

/** About as large, and as compressible, as a page with an article. */
const ARTICLE = Buffer.from(
  Array.from({ length: 800 }, (_, line) => `<p>Line ${line}: ${randomBytes(8).toString('hex')}</p>`).join(
    '\n',
  ),
);

describe('a text in a form', () => {
  test.each(['gzip', 'br'] as const)(
    'takes up the memory of its bytes and no more (%s)',
    async (encoding) => {
      const bytes = await encode(ARTICLE, encoding);
      expect(bytes.buffer.byteLength).toBe(bytes.length);
      expect(bytes.length).toBeLessThan(ARTICLE.length / 2);
    },
  );

  test('costs with brotli no more than a few times what it costs with gzip', async () => {
    const cpuOf = async (encoding: 'gzip' | 'br') => {
      const before = process.cpuUsage();
      for (let count = 0; count < 20; count++) await encode(ARTICLE, encoding);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await cpuOf('br');
    expect((await cpuOf('br')) / (await cpuOf('gzip'))).toBeLessThan(15);
  });
});

describe('a kept page', () => {
  const asking = (encoding: string) =>
    Object.assign(new IncomingMessage(new Socket()), {
      method: 'GET',
      headers: { 'accept-encoding': encoding },
    });
  const sent = (page: KeptPage, request: IncomingMessage) => {
    const bodies: Buffer[] = [];
    const response = { writeHead: () => response, end: (body: Buffer) => bodies.push(body) };
    expect(page.answer(request, response as unknown as ServerResponse)).toBe(true);
    return Buffer.concat(bodies);
  };

  test('holds the forms that were asked for, and makes every other from them', async () => {
    const now = Date.now();
    const page = new KeptPage({ 'content-type': 'text/html' }, ARTICLE, { from: now, until: now + 1000 });
    expect(page.size).toBeGreaterThan(ARTICLE.length);
    await page.prepare(asking('br'));
    expect(page.size).toBeLessThan(ARTICLE.length);
    for (const encoding of ['gzip', 'identity']) await page.prepare(asking(encoding));
    expect(brotliDecompressSync(sent(page, asking('br')))).toEqual(ARTICLE);
    expect(gunzipSync(sent(page, asking('gzip')))).toEqual(ARTICLE);
    expect(sent(page, asking('identity'))).toEqual(ARTICLE);
  });
});

describe('a page that is rendered to be kept', () => {
  const settings = { origin: 'https://example.test' } as Settings;

  test('ends like one that is sent, so that its request is let go of', async () => {
    const ended: string[] = [];
    const site = (_: IncomingMessage, response: ServerResponse, _next: unknown, locals?: object) => {
      for (const event of ['finish', 'close']) response.once(event, () => ended.push(event));
      Object.assign((locals as { keeping: object }).keeping, { until: Date.now() + 1000 });
      response.end('<p>Text</p>');
    };
    const page = await renderer(site, settings, () => {})('/', '');
    expect(page).toBeDefined();
    expect(ended).toEqual(['finish', 'close']);
  });
});
