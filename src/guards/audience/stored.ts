/** The stored audience matrix: what a change of it means, in words that a reviewer understands. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './table.ts';

const NAME = 'audience.txt';
const HEADER = `# Who may read what. Written by "npm run access -- --write"; "npm run check" says when it no longer holds.\n\n`;

/** @param folder the content folder */
export function storedFile(folder: string): string {
  return join(folder, NAME);
}

export function storeTable(folder: string, table: string): void {
  writeFileSync(storedFile(folder), `${HEADER}${table}\n`);
}

/**
 * Compares the stored table with that of the content as it is.
 *
 * @returns one sentence for each change, or undefined when nothing is stored
 */
export function changesSince(folder: string, table: string): string[] | undefined {
  const file = storedFile(folder);
  if (!existsSync(file)) return undefined;
  return changesBetween(readFileSync(file, 'utf8'), table);
}

/** Every change from one table to another, entry by entry. */
export function changesBetween(before: string, after: string): string[] {
  const [old, current] = [readTable(before), readTable(after)];
  const changes: string[] = [];
  for (const [name, cells] of current) {
    const stored = old.get(name);
    if (!stored) {
      const open = viewersIn(cells).filter((viewer) => cells.get(viewer) === 'open');
      changes.push(`${name}: new, open for ${inWords(open, viewersIn(cells))}`);
      continue;
    }
    for (const [title, value] of cells) {
      const was = stored.get(title);
      if (was === value) continue;
      if (title === 'asks for') changes.push(`${name}: asks for ${value} instead of ${was}`);
      else if (title === 'and') changes.push(`${name}: note changed from "${was ?? ''}" to "${value}"`);
      else if (was === undefined) changes.push(`${name}: ${title} is new, and it is ${value}`);
      else changes.push(`${name}: ${title} changed from ${was} to ${value}`);
    }
    for (const title of stored.keys()) {
      if (!cells.has(title)) changes.push(`${name}: ${title} is no longer told apart`);
    }
  }
  for (const name of old.keys()) if (!current.has(name)) changes.push(`${name}: gone`);
  return changes;
}

function viewersIn(cells: ReadonlyMap<string, string>): string[] {
  return [...cells.keys()].filter((title) => title !== 'asks for' && title !== 'and');
}

function inWords(open: readonly string[], all: readonly string[]): string {
  if (open.length === all.length) return 'everyone';
  return open.join(', ') || 'nobody';
}
