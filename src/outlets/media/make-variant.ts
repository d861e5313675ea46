/** Makes smaller forms of pictures, two at a time, and keeps them in a folder that nothing else serves. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { variantsFolder } from 'virtual:gatepost/media';
import sharp from 'sharp';
import { withoutTraces } from '#src/library/files/camera-traces.ts';
import { endingOf } from '#src/library/files/file-types.ts';
import type { FileRecord } from '#src/library/files/scan-files.ts';
import type { Variant } from '#src/library/files/variants.ts';

const AT_ONCE = 2;
/** AVIF keeps line and grain at this; more effort saves little and costs seconds. */
const AVIF = { quality: 58, effort: 3 } as const;
const WEBP = { quality: 80 } as const;

/** Each form is made once, however many ask for it at the same time; there are only as many as pictures have widths. */
const making = new Map<string, Promise<string | undefined>>();
const waiting: (() => void)[] = [];
let running = 0;
let folder: Promise<string> | undefined;

/**
 * @param source path of the picture
 * @param hash of its bytes
 * @returns path of the smaller form; undefined when it cannot be made
 */
export async function makeVariant(
  source: string,
  hash: string,
  variant: Variant,
): Promise<string | undefined> {
  folder ??= writableFolder();
  const path = join(await folder, `${hash}-${variant.width}.${variant.format}`);
  if (existsSync(path)) return path;
  const made = making.get(path) ?? inTurn(() => resize(source, path, variant));
  making.set(path, made);
  return made.finally(() => making.delete(path));
}

/**
 * While developing, a picture that its author left as the camera made it; a build does this beforehand.
 *
 * @returns path of the picture as it is published
 */
export async function makeClean(source: string, { path, hash }: FileRecord): Promise<string> {
  folder ??= writableFolder();
  const target = join(await folder, hash + endingOf(path));
  if (!existsSync(target)) await writeFile(target, await withoutTraces(source));
  return target;
}

async function resize(source: string, path: string, { width, format }: Variant): Promise<string | undefined> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    const picture = sharp(source).autoOrient().resize({ width, withoutEnlargement: true });
    await (format === 'avif' ? picture.avif(AVIF) : picture.webp(WEBP)).toFile(unfinished);
    await rename(unfinished, path);
    return path;
  } catch (error) {
    console.error(`A picture could not be resized to ${width} pixels: ${error}`);
    return undefined;
  }
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** A deployment may be read-only; then a folder that is this process's alone serves until it ends. */
async function writableFolder(): Promise<string> {
  const wanted = fileURLToPath(variantsFolder);
  try {
    await mkdir(wanted, { recursive: true });
    await access(wanted, constants.W_OK);
    return wanted;
  } catch {
    return mkdtemp(join(tmpdir(), 'gatepost-pictures-'));
  }
}
