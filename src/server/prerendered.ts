/** The scripts that stand inside pages which the build wrote out whole: nothing of Astro's runs when they are sent, so they are named from the files. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)(?![^>]*json)[^>]*>([\s\S]+?)<\/script>/g;

/** @returns by path of each page, the part of its policy that names its scripts, as Astro writes it for the pages that it renders */
export function policiesOfPrerendered(clientFolder: string): ReadonlyMap<string, string> {
  if (!existsSync(clientFolder)) return new Map();
  const pages = readdirSync(clientFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  return new Map(
    pages.map((file) => {
      const html = readFileSync(join(clientFolder, file), 'utf8');
      const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
        ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
      );
      const path = `/${file.replaceAll('\\', '/')}`.replace(/(?:\/index)?\.html$/, '') || '/';
      return [path, `script-src ${[...new Set(hashes)].join(' ')}`];
    }),
  );
}
