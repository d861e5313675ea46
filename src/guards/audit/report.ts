/** What an audit found, as a table for people and as JSON for tools. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Hit } from './hits.ts';

export interface AuditReport {
  readonly entries: number;
  readonly lockedParts: number;
  readonly phrases: number;
  /** Files of the public folder. */
  readonly files: number;
  /** Different addresses that were asked for. */
  readonly addresses: number;
  readonly answers: number;
  readonly viewers: readonly string[];
  readonly hits: readonly Hit[];
  /** Locked parts too short to be looked for. */
  readonly notSearched: readonly string[];
  /** Locked parts that were not found for those who may open them. */
  readonly unseen: readonly string[];
  readonly seconds: number;
}

export const REPORT_FILE = '.gatepost/audit.json';

export function writeReport(report: AuditReport): void {
  mkdirSync(dirname(REPORT_FILE), { recursive: true });
  writeFileSync(REPORT_FILE, `${JSON.stringify(report, null, 2)}\n`);
}

/** Whether nothing leaks, and the audit could see what it looked for. */
export function isClean({ hits, unseen }: AuditReport): boolean {
  return hits.length === 0 && unseen.length === 0;
}

export function toText(report: AuditReport): string {
  const { hits, notSearched, unseen } = report;
  const rows = [
    ['entries', report.entries],
    ['locked parts', report.lockedParts],
    ['phrases', report.phrases],
    ['public files', report.files],
    ['addresses', report.addresses],
    ['answers', report.answers],
    ['viewers', `${report.viewers.length} (${report.viewers.join(', ')})`],
    ['hits', hits.length],
    ['seconds', report.seconds],
  ] as const;
  const notes = [
    notSearched.length > 0 && `Too short to be looked for: ${notSearched.join(', ')}.`,
    unseen.length > 0 &&
      `Not found even for those who may read it, so that nothing is known of it: ${unseen.join(', ')}. Open that page as such a reader, and see why it is not there.`,
  ];
  return [
    ...hits.map(hitInWords),
    ...notes.filter((note) => note !== false),
    rows.map(([name, value]) => `  ${name.padEnd(14)} ${value}`).join('\n'),
    isClean(report)
      ? 'Nothing locked was found where it should not be.'
      : `Not clean. All of it is in ${REPORT_FILE}.`,
  ].join('\n\n');
}

function hitInWords({ entry, part, rule, what, phrase, at, place, mend, viewers, phrases }: Hit): string {
  const found = { phrase: `"${phrase}"`, words: `the words ${phrase}`, file: `the file ${phrase}` }[what];
  const more = phrases > 1 ? ` and ${phrases - 1} more` : '';
  return [
    `LEAK  ${at} (${place})`,
    `  has    ${found}${more}`,
    `  of     ${entry}, ${part === 'card' ? 'of which nobody else may know' : part} (${rule})`,
    `  for    ${viewers.join(', ')}`,
    `  mend   ${mend}`,
  ].join('\n');
}
