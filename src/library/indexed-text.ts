/** Reads one of many texts that the build wrote into a file beside the built server. */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import type { FileIndex } from '#src/mdx/indexed-file.ts';
import { besideServer } from './beside-server.ts';

/** Of a text in a file, in bytes. */
export type Place = FileIndex[string];

/**
 * @returns reads the text of a name, or undefined when there is none of it
 * @throws when the build has no such files
 */
export function indexedTexts(file: string, indexFile: string): (name: string) => Promise<string | undefined> {
  const read = placedTexts(file);
  let places: Promise<ReadonlyMap<string, FileIndex[string]>> | undefined;
  return async (name) => {
    places ??= readFile(besideServer(indexFile), 'utf8').then(
      (text) => new Map(Object.entries(JSON.parse(text))),
    );
    const place = (await places).get(name);
    return place && read(place);
  };
}

/**
 * Opens the file when it is first read, and keeps it open, so that a build that is laid over a running server takes nothing away from it.
 *
 * @returns reads a place of the file
 * @throws when the build has no such file
 */
export function placedTexts(file: string): (place: Place) => Promise<string> {
  let opened: Promise<FileHandle> | undefined;
  const openFile = () =>
    open(besideServer(file)).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
  return async ([start, bytes]) => {
    opened ??= openFile();
    const { buffer } = await (await opened).read(Buffer.alloc(bytes), 0, bytes, start);
    return buffer.toString();
  };
}
