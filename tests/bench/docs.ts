/** The committed result: `docs/benchmarks.json`, and the page that is made from it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { page } from './report.ts';
import type { Result } from './results.ts';

export const RESULT_FILE = 'docs/benchmarks.json';
export const PAGE_FILE = 'docs/benchmarks.md';
/** What the numbers do not say, written by hand: where a target is missed, what the profile shows, and the next step. */
export const NOTES_FILE = 'tests/bench/notes.md';

/** @returns undefined before the first result */
export function readCommitted(): Result | undefined {
  return existsSync(RESULT_FILE) ? JSON.parse(readFileSync(RESULT_FILE, 'utf8')) : undefined;
}

/** Takes over what was measured; parts that this run left out stay as they were. */
export function writeDocs(result: Result): void {
  const whole = { ...readCommitted(), ...result };
  writeFileSync(RESULT_FILE, `${JSON.stringify(whole, rounded, 2)}\n`);
  writeFileSync(PAGE_FILE, pageOf(readCommitted() as Result));
}

export function pageOf(result: Result): string {
  return page(result, readFileSync(NOTES_FILE, 'utf8'));
}

/** Four figures: the rest is noise, and would change with each run. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
