/** The audience matrix as a text that people read and compare: columns in line, one entry to a line. */
import type { Cell, Row } from './matrix.ts';

const ENTRY = 'entry';
const ASKS = 'asks for';
const NOTE = 'and';

/** @param viewers the names of the columns, in their order */
export function toTable(rows: readonly Row[], viewers: readonly string[]): string {
  const lines = [
    [ENTRY, ASKS, ...viewers, NOTE],
    ...rows.map((row) => [
      row.name,
      row.asks,
      ...viewers.map((name) => inWords(row, row.cells[name])),
      row.note,
    ]),
  ];
  return alignColumns(lines);
}

/** Reads a table that {@link toTable} wrote: states by entry and viewer, and rules by entry. */
export function readTable(text: string): Map<string, Map<string, string>> {
  const [head = '', ...lines] = text.split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const titles = cellsOf(head);
  return new Map(
    lines.map((line) => {
      const [name = '', ...cells] = cellsOf(line);
      return [name, new Map(cells.map((cell, index) => [titles[index + 1] ?? '', cell]))];
    }),
  );
}

/** @returns lines whose columns stand below each other */
export function alignColumns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}

/** What is missing is said where it is less than the whole rule. */
function inWords({ asks }: Row, cell: Cell | undefined): string {
  if (!cell) return '?';
  return cell.state === 'locked' && cell.need && cell.need !== asks ? `locked: ${cell.need}` : cell.state;
}

function cellsOf(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}
