/** Looks through the public folder of a build, which everybody can have file by file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Hits } from './hits.ts';
import { placeOfFile } from './places.ts';
import type { Secrets } from './secrets.ts';

/**
 * @param folder the build's `client` folder
 * @param nobody the name under which everybody is counted
 * @returns the paths at which the site serves these files
 */
export function searchPublicFiles(folder: string, secrets: Secrets, hits: Hits, nobody: string): Set<string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'));
  for (const path of paths) {
    const bytes = unpacked(readFileSync(join(folder, path)));
    const finds = [
      ...secrets.findBytes(bytes),
      ...secrets.findIn(`/${path}\n${bytes.toString('utf8')}`, !/\.html?$/.test(path)),
    ];
    for (const find of finds) hits.add(find, nobody, `dist/client/${path}`, placeOfFile(path));
  }
  return new Set(paths.map((path) => `/${path}`));
}

function unpacked(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
