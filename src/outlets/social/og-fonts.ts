/**
 * The theme's own fonts as what draws pictures takes them: one weight each, uncompressed. The installed files are variable
 * and WOFF2; HarfBuzz sets their axes.
 */
import { readFile } from 'node:fs/promises';
import type { Font } from 'satori';
import subsetFont from 'subset-font';
import { romanFiles } from '#src/theme/fonts.ts';
import { resolveLook } from '#src/theme/presets.ts';
import type { Theme } from '#src/theme/schema.ts';
import { type Family, typePairs } from '#src/theme/type-pairs.ts';

/** Names for `font-family`: heads, and everything else. Each is followed by the letters that Latin alone lacks. */
export const HEAD_FACES = 'head, head-ext';
export const TEXT_FACES = 'text, text-ext';

/** Optical size for type of 30 pixels and more; every family with this axis reaches it. */
const OPTICAL_SIZE = 60;
const TEXT_WEIGHT = 450;

let made: Promise<Font[]> | undefined;

/** Takes a tenth of a second, once. */
export function ogFonts(theme: Pick<Theme, 'look'>): Promise<Font[]> {
  made ??= makeFonts(theme);
  return made;
}

async function makeFonts(theme: Pick<Theme, 'look'>): Promise<Font[]> {
  const pair = typePairs[resolveLook(theme.look).fonts];
  const head = await facesOf('head', pair.display ?? pair.text, pair.displayWeight);
  const text = await facesOf('text', pair.display ?? pair.text, TEXT_WEIGHT);
  return [...head, ...text];
}

async function facesOf(name: string, family: Family, weight: number): Promise<Font[]> {
  const axes = { wght: weight, ...(family.roman.file === 'opsz' && { opsz: OPTICAL_SIZE }) };
  return Promise.all(
    romanFiles(family).map(async (file, index) => ({
      name: index === 0 ? name : `${name}-ext`,
      data: await subsetFont(await readFile(file), null, {
        keepAllGlyphs: true,
        targetFormat: 'sfnt',
        variationAxes: axes,
      }),
      weight: 400 as const,
      style: 'normal' as const,
    })),
  );
}
