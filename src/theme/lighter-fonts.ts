/**
 * Lighter copies of installed font files: with the characters and the range of axes that a site uses, which is half of a file or less.
 * HarfBuzz makes them; they are kept beside the packages, since each takes half a second.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import subsetFont from 'subset-font';

export type Axes = Readonly<Record<string, { readonly min: number; readonly max: number }>>;

const KEPT = 'node_modules/.cache/gatepost-fonts';

/**
 * @param file of a variable font
 * @param characters all that the copy can show
 * @param axes what is left of each axis
 * @returns the path of the copy, a WOFF2 file that is named by what is in it
 */
export async function lighterFont(file: string, characters: string, axes: Axes): Promise<string> {
  const font = await readFile(file);
  const key = createHash('sha256')
    .update(font)
    .update(JSON.stringify([characters, axes]))
    .digest('hex');
  const path = resolve(KEPT, `${key.slice(0, 24)}.woff2`);
  if (existsSync(path)) return path;
  const copy = await subsetFont(font, characters, { targetFormat: 'woff2', variationAxes: axes });
  await mkdir(resolve(KEPT), { recursive: true });
  // Two builds at once must not read each other's half of a file.
  const draft = join(resolve(KEPT), `${process.pid}-${key.slice(0, 24)}`);
  await writeFile(draft, copy);
  await rename(draft, path);
  return path;
}
