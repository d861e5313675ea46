/** What a page weighs in a browser that has nothing yet. */
import { gzipSync } from 'node:zlib';

/** In bytes after gzip, and font files. The HTML of a page is allowed its own text on top. */
export const BUDGET = { html: 10_000, css: 12_000, js: 14_000, fonts: 2 };

/**
 * What a page brings along, in style sheets and scripts (bytes after gzip; those in the page count) and in font files.
 *
 * @param html of the page as the server sent it
 * @param requests addresses that the browser asked for
 */
export async function weighFiles(
  html: string,
  requests: readonly string[],
): Promise<Omit<typeof BUDGET, 'html'>> {
  const files = [...new Set(requests)];
  const sizeOf = async (kind: RegExp) =>
    sum((await Promise.all(files.filter((url) => kind.test(url)).map(bytesOf))).map(gzipped));
  const inline = (element: RegExp) =>
    gzipped([...html.matchAll(element)].map((match) => match[1]).join('\n'));
  return {
    css: (await sizeOf(/\.css(\?|$)/)) + inline(/<style[^>]*>([\s\S]*?)<\/style>/g),
    js: (await sizeOf(/\.js(\?|$)/)) + inline(/<script(?![^>]*src=)(?![^>]*json)[^>]*>([\s\S]*?)<\/script>/g),
    fonts: files.filter((url) => /\.woff2?(\?|$)/.test(url)).length,
  };
}

/** @param text of the page, which is allowed on top of the budget */
export function weighHtml(html: string, text: string): number {
  return gzipped(html) - gzipped(text);
}

export async function bytesOf(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

const gzipped = (bytes: Buffer | string) => gzipSync(bytes).length;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
