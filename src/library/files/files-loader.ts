/** Loads the files beside entries as a collection, so that pages know their sizes without touching a disk. */
import { sep } from 'node:path';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { typeOf } from './file-types.ts';
import { type FileRecord, scanFiles } from './scan-files.ts';

/** Editors write a file in several steps; it is read after the last. */
const SETTLE_MS = 150;

/** What `scanFiles` finds. */
export const fileSchema = z.object({
  path: z.string(),
  folder: z.string(),
  shared: z.boolean(),
  hash: z.string(),
  bytes: z.number(),
  traced: z.boolean().optional(),
  stamp: z.string(),
  width: z.number().optional(),
  height: z.number().optional(),
});

/** @param root the content folder */
export function filesLoader(root: string): Loader {
  return {
    name: 'gatepost:files',
    async load({ store, watcher, logger }) {
      const sync = async () => {
        const seen = new Set<string>();
        const known = (path: string) => store.get(path)?.data as unknown as FileRecord | undefined;
        for await (const file of scanFiles(root, known)) {
          seen.add(file.path);
          store.set({ id: file.path, data: { ...file } });
        }
        for (const path of store.keys()) if (!seen.has(path)) store.delete(path);
      };
      await sync();

      let settling: NodeJS.Timeout | undefined;
      watcher?.add(root);
      watcher?.on('all', (_event, path) => {
        if (!path.startsWith(root + sep) || !(typeOf(path) || path.endsWith('.mdx'))) return;
        clearTimeout(settling);
        settling = setTimeout(() => sync().catch((error) => logger.error(String(error))), SETTLE_MS);
      });
    },
  };
}
