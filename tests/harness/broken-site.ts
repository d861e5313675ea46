/** A copy of the built site in which one page throws. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** What the page of all tags throws: with things in it that no log may hold. */
export const THROWN = 'boom for ada@orchard.example with sk_live_0123456789abcdef';

/** @param folder gets `server` and `client` of `dist`; it lies below the project, where it finds the packages of the build */
export function copyBroken(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['server', 'client']) cpSync(`dist/${part}`, `${folder}/${part}`, { recursive: true });
  const chunks = `${folder}/server/chunks`;
  const pages = readdirSync(chunks).filter((file) => file.endsWith('.mjs'));
  const name = pages.find((file) =>
    readFileSync(`${chunks}/${file}`, 'utf8').includes('src/pages/tags/index.astro'),
  );
  const code = readFileSync(`${chunks}/${name}`, 'utf8');
  const broken = code.replaceAll(
    /"title": [\w.]+/g,
    `"title": (() => { throw new Error(${JSON.stringify(THROWN)}) })()`,
  );
  expect(broken).not.toBe(code);
  writeFileSync(`${chunks}/${name}`, broken);
}
