/**
 * What cameras and editors write into pictures, and readers have no use for: where and when, on which device, by whom, and small
 * copies of what was cut away. Pictures are published without it.
 */
import { readFile } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';

/** How such data begins where the reader of the format does not name it: in a second picture, or behind the first. */
const MARKS = ['Exif\0\0', 'http://ns.adobe.com/xap/', 'XMP DataXMP', 'Photoshop 3.0', 'ftypmp4'];
/** High enough that nobody sees the difference; who has the finer picture keeps it. */
const JPEG_QUALITY = 92;
const WEBP_QUALITY = 92;
const AVIF_QUALITY = 80;

/** Whether a picture holds more than what it shows. A drawing in SVG is its author's own text, and is left alone. */
export async function hasTraces(path: string, metadata: Metadata): Promise<boolean> {
  if (metadata.format === 'svg') return false;
  const { exif, xmp, iptc, tifftagPhotoshop, comments, orientation } = metadata;
  if (exif || xmp || iptc || tifftagPhotoshop || comments?.length || (orientation ?? 1) > 1) return true;
  const bytes = await readFile(path);
  return MARKS.some((mark) => bytes.includes(mark, 0, 'latin1'));
}

/**
 * The picture as it is published: turned the right way up, its colours in sRGB, everything else left out.
 *
 * @param path of a picture that has traces
 * @throws when the picture cannot be read, and for an animated PNG, of which only the first frame would be left
 */
export async function withoutTraces(path: string): Promise<Buffer> {
  const { format, pages = 1, chromaSubsampling, isProgressive } = await sharp(path).metadata();
  if (format === 'png' && (await readFile(path)).includes('acTL'))
    throw new Error('An animated PNG carries data of the program that made it.');
  const picture = pages > 1 ? sharp(path, { animated: true }) : sharp(path).autoOrient();
  if (format === 'jpeg')
    picture.jpeg({
      quality: JPEG_QUALITY,
      ...(chromaSubsampling === '4:4:4' && { chromaSubsampling }),
      progressive: isProgressive ?? false,
    });
  if (format === 'png') picture.png({ compressionLevel: 9 });
  if (format === 'webp') picture.webp({ quality: WEBP_QUALITY });
  if (format === 'heif') picture.avif({ quality: AVIF_QUALITY, effort: 4 });
  if (format === 'gif') picture.gif();
  return picture.toBuffer();
}
