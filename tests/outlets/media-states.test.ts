/** Files in every state of an entry: hidden, gated, dated, unpublished, unreferenced; and a large one, against a server without the content. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PERSONAS, type Persona } from '../harness/session.ts';
import { addressIn } from '../library/demo-files.ts';
import { CAMERA, type Publication, publish, VIDEO_BYTES } from './media-publication.ts';

const entry = (rule: string, body: string, more = '') =>
  `---\ntitle: T\ndescription: D\npubDate: 2026-01-01\naccess: ${rule}\n${more}---\n\n${body}\n`;
const wall = '\n\n<Paywall />\n\n';

const ENTRIES = {
  'authors/a.mdx': '---\nname: A\n---\n',
  'pages/about/index.mdx': entry('public', '![](./us.png)').replace(/pubDate.*\n/, ''),
  'posts/locked/index.mdx': entry(
    '{ plan: supporter }',
    `![](./above.png) [sheet](<./a sheet é.pdf>)${wall}![](./below.png)\n\n<video src="./film.mp4" poster="./poster.jpg"></video>\n\n![](./both.png)`,
    'heroImage: ./hero.png\n',
  ).replace('![](./above.png)', '![](./above.png) ![](./both.png)'),
  'posts/hidden/index.mdx': entry(
    '{ plan: pro }',
    `![](./above.png)${wall}![](./below.png)`,
    'heroImage: ./hero.png\nwhenLocked: hidden\n',
  ),
  'posts/gated/index.mdx': entry(
    'public',
    '![](./open.png)\n\n<Gate plan="pro">\n\n![](./gate.png)\n\n<Gate role="editor">\n\n![](./inner.png)\n\n</Gate>\n\n</Gate>',
  ),
  'posts/early/index.mdx': entry('{ plan: pro }', '![](./x.png)', 'opensOn: 2099-01-01\n'),
  'posts/opened/index.mdx': entry('{ plan: pro }', '![](./x.png)', 'opensOn: 2026-02-01\n'),
  'posts/draft/index.mdx': entry('public', '![](./x.png)', 'draft: true\n'),
  'posts/tomorrow/index.mdx': entry('public', '![](./x.png)').replace('2026-01-01', '2099-01-01'),
  'posts/shared/index.mdx': entry('public', '![](./open.png)'),
  'posts/shared/paid.mdx': entry('{ plan: pro }', '![](./paid.png)'),
  'posts/flat.mdx': entry('{ plan: pro }', '![](./flat.png)'),
  'posts/other.mdx': entry('public', 'Nothing of its own.'),
  'posts/photo/index.mdx': entry('public', '![](./camera.jpg)', 'heroImage: ./camera.jpg\n'),
  'posts/drawn/index.mdx': entry('public', '![](./drawn.svg)'),
} as const;

const everyone = PERSONAS;
const nobody: Persona[] = [];
const supporters: Persona[] = ['supporter', 'pro'];

/** Each file, the entry under whose address it is asked for if that is not its folder, who has it, and whether it is there for others. */
const FILES: { path: string; as?: string; opens: readonly Persona[]; missing?: boolean }[] = [
  { path: 'pages/about/us.png', opens: everyone },
  { path: 'posts/locked/hero.png', opens: everyone },
  { path: 'posts/locked/above.png', opens: everyone },
  { path: 'posts/locked/a sheet é.pdf', opens: everyone },
  { path: 'posts/locked/both.png', opens: everyone },
  { path: 'posts/locked/below.png', opens: supporters },
  { path: 'posts/locked/film.mp4', opens: supporters },
  { path: 'posts/locked/poster.jpg', opens: supporters },
  { path: 'posts/locked/unused.png', opens: supporters },
  { path: 'posts/locked/deep/er/unused.zip', opens: supporters },
  { path: 'posts/hidden/hero.png', opens: ['pro'], missing: true },
  { path: 'posts/hidden/above.png', opens: ['pro'], missing: true },
  { path: 'posts/hidden/below.png', opens: ['pro'], missing: true },
  { path: 'posts/hidden/unused.png', opens: ['pro'], missing: true },
  { path: 'posts/gated/open.png', opens: everyone },
  { path: 'posts/gated/gate.png', opens: ['pro'] },
  { path: 'posts/gated/inner.png', opens: nobody },
  { path: 'posts/gated/unused.png', opens: nobody },
  { path: 'posts/early/x.png', opens: ['pro'] },
  { path: 'posts/opened/x.png', opens: everyone },
  { path: 'posts/draft/x.png', opens: nobody, missing: true },
  { path: 'posts/tomorrow/x.png', opens: nobody, missing: true },
  { path: 'posts/shared/open.png', opens: everyone },
  { path: 'posts/shared/paid.png', opens: nobody, missing: true },
  { path: 'posts/shared/paid.png', as: 'posts/shared/paid', opens: ['pro'] },
  { path: 'posts/flat.png', as: 'posts/flat', opens: ['pro'] },
  { path: 'posts/flat.png', as: 'posts/other', opens: nobody, missing: true },
  { path: 'posts/drawn/drawn.svg', opens: everyone },
  { path: 'posts/photo/camera.jpg', opens: everyone },
  { path: 'posts/lost/x.png', opens: nobody, missing: true },
  { path: 'posts/locked/.secret.png', opens: nobody, missing: true },
  { path: 'posts/locked/notes.ts', opens: nobody, missing: true },
];

let site: Publication;
beforeAll(async () => {
  site = await publish(ENTRIES, [...new Set(FILES.map(({ path }) => path))]);
}, 180_000);
afterAll(() => site?.close());

function address({ path, as }: { path: string; as?: string }): string {
  const found = addressIn(site.content, path);
  const name = found.split('/').at(-1);
  return encodeURI(as ? `/media/${as}/${name}` : found);
}

describe('a file follows its part', () => {
  test.each(FILES)('$path $as', async (file) => {
    for (const persona of PERSONAS) {
      const { status, headers } = await site.visit(address(file), persona);
      const refused = file.missing ? 404 : persona === 'anonymous' ? 401 : 403;
      expect(status, persona).toBe(file.opens.includes(persona) ? 200 : refused);
      if (status === 200 && file.opens !== everyone) expect(headers.get('cache-control')).toMatch(/^private/);
    }
  });

  test('that is hidden answers like one that is not there', async () => {
    const answer = async (path: string, persona: Persona, init: RequestInit = {}) => {
      const response = await site.visit(path, persona, init);
      const headers = Object.fromEntries(response.headers);
      delete headers.date;
      return { status: response.status, headers, body: await response.text() };
    };
    const hidden = address({ path: 'posts/hidden/below.png' });
    const missing = '/media/posts/nothing/below.0123456789abcdef.png';
    const requests: RequestInit[] = [
      {},
      { method: 'HEAD' },
      { headers: { range: 'bytes=0-1' } },
      { headers: { 'if-none-match': '*' } },
    ];
    for (const persona of ['anonymous', 'reader', 'supporter'] as const) {
      for (const init of requests) {
        expect(await answer(hidden, persona, init)).toEqual(await answer(missing, persona, init));
        expect(await answer(hidden.replace('.png', '-400.avif'), persona, init)).toEqual(
          await answer(missing, persona, init),
        );
      }
    }
  });

  test('that is a drawing runs nothing when it is opened by itself', async () => {
    const { headers } = await site.visit(address({ path: 'posts/drawn/drawn.svg' }));
    expect(headers.get('content-type')).toBe('image/svg+xml');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  });

  test('is shown by name to nobody who may not have it', async () => {
    for (const persona of PERSONAS) {
      const html = await (await site.visit('/posts', persona)).text();
      expect(html.includes('/media/posts/hidden/')).toBe(persona === 'pro');
      const post = await (await site.visit('/posts/locked', persona)).text();
      expect(post.includes(address({ path: 'posts/locked/film.mp4' }))).toBe(supporters.includes(persona));
      expect(post.includes(address({ path: 'posts/locked/poster.jpg' }))).toBe(supporters.includes(persona));
      expect(post).toContain(encodeURI('/media/posts/locked/a sheet é.'));
      expect(post).not.toMatch(/(?:src|href|poster)="\.\//);
    }
  });

  test('is nowhere in the public folder', () => {
    const client = join(site.content, '../copy/dist/client');
    expect(existsSync(client)).toBe(true);
    const names = readdirSync(client, { recursive: true }).map(String);
    expect(names.filter((name) => /\.(?:png|jpe?g|mp4|pdf|zip|svg|webp|avif)$/.test(name))).toEqual([
      'favicon.svg',
    ]);
  });
});

describe('a photograph', () => {
  const photo = () => address({ path: 'posts/photo/camera.jpg' });

  test('is published without the place where it was taken, the right way up, in every form', async () => {
    const source = readFileSync(join(site.content, 'posts/photo/camera.jpg'));
    expect((await sharp(source).metadata()).exif).toBeDefined();
    expect(source.includes(CAMERA)).toBe(true);
    const forms = [photo(), photo().replace('.jpg', '-300.avif'), photo().replace('.jpg', '-300.webp')];
    for (const form of forms) {
      const response = await site.visit(form);
      expect(response.status, form).toBe(200);
      const bytes = Buffer.from(await response.arrayBuffer());
      const { width, height, exif, xmp, orientation = 1 } = await sharp(bytes).metadata();
      expect({ width, height, exif, xmp, orientation }).toEqual({ width: 300, height: 500, orientation: 1 });
      expect(bytes.includes(CAMERA)).toBe(false);
    }
    const html = await (await site.visit('/posts/photo')).text();
    expect(html).toMatch(/<img [^>]*width="300" height="500"/);
  });

  test('has the length in the feed that it has when it is fetched', async () => {
    const rss = await (await site.visit('/rss.xml')).text();
    const length = /camera[^>]*length="(\d+)"/.exec(rss)?.[1];
    const { headers } = await site.visit(photo(), 'anonymous', { method: 'HEAD' });
    expect(length).toBe(headers.get('content-length'));
  });

  test('lies on the disk of the server without it as well', () => {
    const folder = join(site.content, '../copy/dist/media');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.jpg'),
    ))
      expect(readFileSync(join(folder, name)).includes(CAMERA), name).toBe(false);
  });
});

describe('a film of 200 MB beside a locked post', () => {
  const film = () => address({ path: 'posts/locked/film.mp4' });

  /*
   * Fails when back pressure is lost: tried by hand with `await drained()` left out of `streamFile`, whereupon the server grew by
   * 390 MB, because it reads on while two readers take nothing. Reading the whole file first would be the same. What has been sent is
   * garbage, of which V8 lets 64 MB pile up outside of its heap before it collects; a busy machine comes close to that.
   */
  test('streams by ranges and as a whole without being held in memory', async () => {
    const first = await site.visit(film(), 'supporter', { headers: { range: 'bytes=0-9' } });
    expect([first.status, await first.text()]).toEqual([206, `what ${site.content}`.slice(0, 10)]);
    const ranges = async (): Promise<void> => {
      for (let at = 0; at < VIDEO_BYTES; at += VIDEO_BYTES / 5) {
        const response = await site.visit(film(), 'supporter', {
          headers: { range: `bytes=${at}-${at + 5_000_000}` },
        });
        expect(response.status).toBe(206);
        expect((await response.arrayBuffer()).byteLength).toBe(Math.min(5_000_001, VIDEO_BYTES - at));
      }
    };
    // A program that has just started grows by itself: what counts is what streaming adds to one that is warm.
    await ranges();
    const before = residentBytes();
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, residentBytes());
    }, 250);
    onTestFinished(() => clearInterval(watch));
    await ranges();
    const readers = [slowReader('supporter'), slowReader('pro')];
    expect(await Promise.all(readers)).toEqual([VIDEO_BYTES, VIDEO_BYTES]);
    expect(highest - before).toBeLessThan(VIDEO_BYTES / 2);
  }, 180_000);

  test('is let go when the reader leaves', async () => {
    const before = openFiles();
    for (let count = 0; count < 5; count++) {
      const leaving = new AbortController();
      const response = await site.visit(film(), 'supporter', { signal: leaving.signal });
      await response.body?.getReader().read();
      leaving.abort();
    }
    await pause(500);
    expect(openFiles()).toBeLessThanOrEqual(before);
  });

  /** Asks for all of it, takes nothing for a while, then everything. @returns bytes that came */
  async function slowReader(persona: Persona): Promise<number> {
    const cookie = await site.cookies(persona);
    const { hostname, port } = new URL(site.origin);
    return new Promise((resolve, reject) => {
      request({ hostname, port, path: film(), headers: { cookie } }, async (response) => {
        let bytes = 0;
        await pause(1500);
        for await (const piece of response) bytes += piece.length;
        resolve(bytes);
      })
        .on('error', reject)
        .end();
    });
  }

  function residentBytes(): number {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(site.server.pid)])) * 1024;
  }

  /** The server's open handles of the film, where the system tells. */
  function openFiles(): number {
    const folder = `/proc/${site.server.pid}/fd`;
    return existsSync(folder) ? readdirSync(folder).length : 0;
  }
});
