/** The smaller forms of a picture: which there may be. Nothing outside this list is ever made. */
import type { FileRecord } from './scan-files.ts';

/** What sharp resizes without loss of meaning: an SVG needs no other size, and a GIF may move. */
const RESIZABLE = /\.(?:avif|jpe?g|png|webp)$/i;
const WIDTHS = [400, 640, 960, 1280, 1920, 2560] as const;

/** The one that saves most first. */
export const FORMATS = ['avif', 'webp'] as const;
export type Format = (typeof FORMATS)[number];

export interface Variant {
  readonly width: number;
  readonly format: Format;
}

/** The widths in which a picture is offered, in pixels; none for other files. */
export function variantWidths({ path, width }: FileRecord): number[] {
  if (!width || !RESIZABLE.test(path)) return [];
  const largest = WIDTHS[WIDTHS.length - 1] as number;
  return [...WIDTHS.filter((offered) => offered < width), Math.min(width, largest)].filter(
    (offered, index, all) => all.indexOf(offered) === index,
  );
}

/** @returns the variant that an address asks for, if this picture is offered in it */
export function variantOf(file: FileRecord, width: number, format: string): Variant | undefined {
  const offered = FORMATS.find((name) => name === format);
  return offered && variantWidths(file).includes(width) ? { width, format: offered } : undefined;
}
