/** Pictures as they are published: nothing in them but what they show. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { hasTraces, withoutTraces } from '#src/library/files/camera-traces.ts';
import { CAMERA, photograph } from '../outlets/media-publication.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const isTraced = async (path: string) => hasTraces(path, await sharp(path).metadata());

describe('what a camera wrote', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('is taken out of a picture in %s', async (format) => {
    const path = keep(`camera.${format}`, await photograph().toFormat(format).toBuffer());
    expect(await isTraced(path)).toBe(true);
    const published = await withoutTraces(path);
    expect(published.includes(CAMERA)).toBe(false);
    const { width, height, exif, xmp } = await sharp(published).metadata();
    expect({ width, height, exif, xmp }).toEqual({ width: 300, height: 500 });
    expect(await isTraced(keep(`published.${format}`, published))).toBe(false);
    const { data } = await sharp(published).raw().toBuffer({ resolveWithObject: true });
    for (const [channel, value] of [200, 90, 60].entries())
      expect(Math.abs((data[channel] ?? 0) - value)).toBeLessThan(6);
  });

  test('is found behind the picture, too', async () => {
    const plain = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const path = keep('motion.jpg', Buffer.concat([plain, Buffer.from('....ftypmp42 a short film')]));
    expect(await isTraced(path)).toBe(true);
    expect((await withoutTraces(path)).includes('ftyp')).toBe(false);
  });

  test('keeps an animation moving', async () => {
    const frames = [0, 200].map((r) => ({ r, g: 9, b: 9 }));
    const pages = await Promise.all(
      frames.map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const film = await sharp(pages, { join: { animated: true } })
      .withXmp(`<a>${CAMERA}</a>`)
      .webp()
      .toBuffer();
    const published = await withoutTraces(keep('film.webp', film));
    expect((await sharp(published, { animated: true }).metadata()).pages).toBe(2);
    expect(published.includes(CAMERA)).toBe(false);
  });
});

test('a picture without any is left as its author made it', async () => {
  const image = sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } });
  for (const format of ['jpeg', 'png', 'webp', 'avif', 'gif'] as const)
    expect(
      await isTraced(keep(`plain.${format}`, await image.clone().toFormat(format).toBuffer())),
      format,
    ).toBe(false);
  for (const path of ['posts/the-apple-room/shelves.webp', 'posts/storing-pears/the-neck.webp'])
    expect(await isTraced(`content/${path}`), path).toBe(false);
});
