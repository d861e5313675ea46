/** Reads one of many texts that the build wrote into a file beside the built server. */
import { open, readFile } from 'node:fs/promises';
import type { FileIndex } from '#src/mdx/indexed-file.ts';
import { besideServer } from './beside-server.ts';

/** Of a text in a file, in bytes. */
export type Place = FileIndex[string];

/**
 * @returns reads the text of a name, or undefined when there is none of it
 * @throws when the build has no such files
 */
export function indexedTexts(file: string, indexFile: string): (name: string) => Promise<string | undefined> {
  let places: Promise<ReadonlyMap<string, FileIndex[string]>> | undefined;
  return async (name) => {
    places ??= readFile(besideServer(indexFile), 'utf8').then(
      (text) => new Map(Object.entries(JSON.parse(text))),
    );
    const place = (await places).get(name);
    return place && readPlace(besideServer(file), place);
  };
}

export async function readPlace(file: URL, [start, bytes]: Place): Promise<string> {
  const texts = await open(file);
  try {
    const { buffer } = await texts.read(Buffer.alloc(bytes), 0, bytes, start);
    return buffer.toString();
  } finally {
    await texts.close();
  }
}
