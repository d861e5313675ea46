/** Every file of the demo publication for every persona, and what a client may ask of a file: ranges, conditions, odd paths. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { PERSONAS, visit } from '../harness/session.ts';
import { DECIDED_FILES as FILES } from '../library/decided.ts';
import { addressIn } from '../library/demo-files.ts';

const PRIVATE = 'private, no-store';
const address = (path: string, variant?: string) => addressIn('content', path, variant);
const KNOCKS = 'posts/the-sound-of-ripe/five-knocks.wav';
const SHELVES = 'posts/the-apple-room/shelves.webp';
const NECK = 'posts/storing-pears/the-neck.webp';

describe('a file beside a post', () => {
  const cases = FILES.flatMap((file) => PERSONAS.map((persona) => [file.path, persona, file] as const));

  test.each(cases)('%s for %s', async (path, persona, { opens, type }) => {
    const response = await visit(address(path), persona);
    const body = Buffer.from(await response.arrayBuffer());
    const cache = response.headers.get('cache-control') ?? '';
    if (!opens.includes(persona)) {
      expect(response.status).toBe(persona === 'anonymous' ? 401 : 403);
      expect(cache).toBe(PRIVATE);
      expect(body.length).toBeLessThan(100);
      return;
    }
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(body.equals(readFileSync(`content/${path}`))).toBe(true);
    if (opens.length < PERSONAS.length) expect(cache).toMatch(/^private, no-store/);
    else expect(cache).toMatch(persona === 'anonymous' ? /^public, .*immutable/ : /^private, .*immutable/);
  });

  const pictures = FILES.filter(({ type }) => type.startsWith('image/'));
  test.each(pictures)('has smaller forms for the same readers: $path', async ({ path, opens }) => {
    for (const form of ['400.avif', '640.webp']) {
      for (const persona of PERSONAS) {
        const response = await visit(address(path, form), persona);
        const open = opens.includes(persona);
        expect(response.status).toBe(open ? 200 : persona === 'anonymous' ? 401 : 403);
        if (!open) continue;
        expect(response.headers.get('content-type')).toBe(`image/${form.split('.')[1]}`);
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(300);
      }
    }
  });

  test.each(PERSONAS)('is named on the page only where it opens, for %s', async (persona) => {
    for (const { path, opens } of FILES) {
      const post = path.split('/').slice(0, 2).join('/');
      const html = await (await visit(`/${post}`, persona)).text();
      expect(html.includes(address(path)), path).toBe(opens.includes(persona));
    }
  });

  test('comes in the widths that are offered, and in no other', async () => {
    for (const form of ['401.avif', '4000.webp', '0.webp', '400.png', '400.gif', '99999.webp'])
      expect((await visit(address(SHELVES, form))).status, form).toBe(404);
  });

  test('stands in the page with its size, its forms and a hint to wait', async () => {
    const html = await (await visit('/posts/storing-pears')).text();
    const picture = /<picture>.*?<\/picture>/s.exec(html.slice(html.indexOf('class="prose')))?.[0] ?? '';
    expect(picture).toMatch(/<source type="image\/avif" srcset="[^"]+ 400w, [^"]+ 1600w" sizes="[^"]+"/);
    expect(picture).toMatch(/<img [^>]*width="1600" height="680" loading="lazy" decoding="async"/);
    const hero = /<picture>.*?<\/picture>/s.exec(await (await visit('/posts/the-apple-room')).text())?.[0];
    expect(hero).toMatch(/alt="Five slatted shelves[^"]*"[^>]*loading="eager" fetchpriority="high"/);
  });

  test('is offered for download with its name and size', async () => {
    const html = await (await visit('/posts/planting-maiden-whips', 'supporter')).text();
    expect(html).toMatch(
      /<p class="download"><a href="[^"]+" download="planting-sheet.pdf">The planting sheet/,
    );
    expect(html).toMatch(/planting-sheet\.pdf, \d+ kB/);
    const closed = await (await visit('/posts/planting-maiden-whips')).text();
    expect(closed).not.toContain('planting-sheet');
  });
});

describe('a client', () => {
  const ask = (headers: Record<string, string>, method = 'GET') =>
    visit(address(KNOCKS), 'pro', { method, headers });
  const whole = readFileSync(`content/${KNOCKS}`);
  const size = whole.length;
  const etag = `"${createHash('sha256').update(whole).digest('hex').slice(0, 32)}"`;

  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-299', 100, 299],
    ['bytes=79000-', 79_000, size - 1],
    ['bytes=-44', size - 44, size - 1],
    ['bytes=-999999999', 0, size - 1],
    ['bytes=10-99999999999999999999', 10, size - 1],
    ['BYTES = 5 - 6'.replaceAll(' ', ''), 5, 6],
  ])('gets the range %s', async (range, start, end) => {
    const response = await ask({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${size}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(whole.subarray(start, end + 1))).toBe(true);
  });

  test.each([
    `bytes=${size}-`,
    'bytes=9-5',
    'bytes=-0',
    'bytes=',
    'bytes=-',
    'bytes=a-b',
    'bytes=1-2-3',
    'bytes=0-1,x',
    `bytes=${'9'.repeat(400)}-`,
    'bytes=0x10-0x20',
    'bytes=1.5-2',
    `bytes=${'0-0,'.repeat(2000)}`,
  ])('is told that there is no range %s', async (range) => {
    const response = await ask({ range });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${size}`);
  });

  test.each(['lines=0-5', 'bytes=0-1,5-6'])('gets the whole file for %s', async (range) => {
    const response = await ask({ range });
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBe(size);
  });

  test('gets a range only of the version that it has begun', async () => {
    expect((await ask({ range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await ask({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
    expect((await ask({ range: 'bytes=0-9', 'if-range': `W/${etag}` })).status).toBe(200);
  });

  test('that has the bytes already is told so, if it may have them', async () => {
    for (const tag of [etag, `"x", W/${etag}`, '*']) {
      const response = await ask({ 'if-none-match': tag });
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(etag);
      expect(await response.text()).toBe('');
    }
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
    const stranger = await visit(address(KNOCKS), 'reader', { headers: { 'if-none-match': etag } });
    expect(stranger.status).toBe(403);
    expect(stranger.headers.get('etag')).toBeNull();
  });

  test('gets the headers alone with HEAD, whoever it is', async () => {
    const head = await ask({ range: 'bytes=0-9' }, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      `${size}`,
      '',
    ]);
    expect(head.headers.get('accept-ranges')).toBe('bytes');
    expect((await visit(address(KNOCKS), 'anonymous', { method: 'HEAD' })).status).toBe(401);
    expect((await visit('/media/posts/none.0123456789abcdef.jpg', 'pro', { method: 'HEAD' })).status).toBe(
      404,
    );
  });

  test('never gets compressed bytes under the tag of others', async () => {
    const response = await ask({ 'accept-encoding': 'gzip, br' });
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  test('cannot write', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask({}, method)).status).toBe(405);
  });
});

describe('an odd path', () => {
  const hash = '0123456789abcdef';
  test.each([
    '/media',
    '/media/posts',
    '/media/posts/storing-pears',
    '/media/posts/storing-pears/index.mdx',
    '/media/posts/storing-pears/the-neck.webp',
    `/media/posts/storing-pears/the-neck.${hash}.webp`,
    `/media/authors/ada.${hash}.mdx`,
    `/media/__proto__/constructor/x.${hash}.jpg`,
    `/media/posts/__proto__/x.${hash}.jpg`,
    '/media/../package.json',
    '/media/..%2f..%2fpackage.json',
    '/media/%2e%2e/%2e%2e/package.json',
    '/media/..%5c..%5cpackage.json',
    '/media/posts/..%2f..%2f..%2fetc%2fpasswd',
    `/media/posts/%00/x.${hash}.jpg`,
    `/media/posts/%ff/x.${hash}.jpg`,
    `/media/posts/${'a'.repeat(10_000)}/x.${hash}.jpg`,
    `/media/${'a/'.repeat(4000)}x.${hash}.jpg`,
    `/media/posts/[.*+?^\${}()|]/x.${hash}.jpg`,
    `/media/posts/%F0%9F%8D%90/x.${hash}.jpg`,
    `/media/posts/x.${hash}-400-400.avif`,
    '/_image?href=/favicon.svg&w=100&f=webp',
    '/_image',
  ])('has a clear answer: %.60s', async (path) => {
    const status = await rawStatus(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

describe('the public folder', () => {
  test('holds no file that lies beside an entry', () => {
    const hashes = new Set(FILES.map(({ path }) => hashOf(`content/${path}`)));
    const files = readdirSync('dist/client', { recursive: true, withFileTypes: true });
    for (const { parentPath, name } of files.filter((file) => file.isFile())) {
      expect(hashes.has(hashOf(join(parentPath, name))), name).toBe(false);
      expect(name).not.toMatch(/\.(?:webp|avif|jpe?g|png|wav|pdf)$/);
    }
  });

  test('is the only one that is served', async () => {
    const stored = `${hashOf(`content/${NECK}`)}.webp`;
    for (const path of [
      `/${stored}`,
      `/media/${stored}`,
      `/../media/${stored}`,
      `/%2e%2e/media/${stored}`,
      `/_astro/${stored}`,
    ])
      expect(await rawStatus(path), path).toBe(404);
  });
});

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Without `fetch`, which tidies paths before it asks. */
function rawStatus(path: string): Promise<number> {
  const { hostname, port } = new URL(inject('site').origin);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
