/** The tables of a result, as Markdown for the terminal and for `docs/benchmarks.md`. */
import { CONNECTIONS } from './load.ts';
import { growthExponent } from './numbers.ts';
import type { Kind, Result, ScenarioResult, SizeResult } from './results.ts';

/** Targets of a publication with 10,000 posts. */
const MAX_START_SECONDS = 5;
const MAX_MEMORY_MB = 500;
const MAX_P99_MS = 10;
/** Rates at 10,000 posts as a share of those at 100. */
const MIN_KEPT = 0.8;
const MAX_EXPONENT = 1;

/** `docs/benchmarks.md`. @param notes what was written by hand about the targets that are missed */
export function page(result: Result, notes: string): string {
  return [
    '<!-- Made by npm run bench -- --write from benchmarks.json and tests/bench/notes.md. Edit those. -->',
    '# Benchmarks',
    `Measured on ${result.date} with Node ${result.node} on ${result.cpus}, by \`npm run bench\`. Servers are measured in turn (A B C
A B C …), with ${CONNECTIONS} connections from one process on the same machine; a number is the median of the rounds, a share is the median of
the shares of each round. Shares compare across machines, seconds do not.`,
    markdown(result),
    notes.trim(),
  ]
    .join('\n\n')
    .concat('\n');
}

/** All tables of a result. */
export function markdown({ load, scale, search }: Result): string {
  const sections: string[] = [];
  if (load) sections.push(`## Requests, ${load.posts} posts`, loadTable(load.scenarios));
  if (scale?.length) sections.push('## Size', sizeTable(scale), ratesTable(scale));
  if (search)
    sections.push(
      `## Search, ${search.posts.toLocaleString('en')} posts`,
      table(
        ['index made in', 'index holds', 'p50', 'p95', 'p99', 'a locked word', 'a word of none'],
        [
          [
            `${search.build.toFixed(1)} s`,
            `${search.memory.toFixed(0)} MB`,
            ...[search.p50, search.p95, search.p99, search.lockedWord, search.noWord].map(milliseconds),
          ],
        ],
      ),
    );
  return sections.join('\n\n');
}

function loadTable(scenarios: readonly ScenarioResult[]): string {
  const share = ({ ratios }: ScenarioResult, kind: Kind) => ratios[kind]?.toFixed(3) ?? '–';
  return table(
    [
      'request',
      'bytes sent',
      'bare server',
      'reference app',
      'Gatepost',
      'reference ÷ bare',
      'Gatepost ÷ bare',
      'target',
      'p50',
      'p99',
      'CPU each',
      'bare, CPU each',
    ],
    scenarios.map((one) => {
      const { bare, reference, gatepost } = one.servers;
      const cpu = (measured?: { cpu: number }) => (measured?.cpu ? `${measured.cpu.toFixed(3)} ms` : '–');
      const rate = (measured?: { rate: number }) => (measured ? `${measured.rate.toFixed(0)}/s` : '–');
      return [
        one.name,
        `${one.bytes} ${one.encoding}`,
        rate(bare),
        rate(reference),
        rate(gatepost),
        share(one, 'reference'),
        share(one, 'gatepost'),
        one.target === undefined ? '' : met(one.target.toFixed(2), (one.ratios.gatepost ?? 0) >= one.target),
        milliseconds(gatepost?.p50),
        met(milliseconds(gatepost?.p99), (gatepost?.p99 ?? Number.NaN) < MAX_P99_MS),
        cpu(gatepost),
        cpu(bare),
      ];
    }),
  );
}

function sizeTable(scale: readonly SizeResult[]): string {
  const last = scale.at(-1) as SizeResult;
  const growth = (of: (size: SizeResult) => number) =>
    scale.length > 1 ? growthExponent(scale.map((size) => [size.posts, of(size)])).toFixed(2) : '–';
  const row = (name: string, of: (size: SizeResult) => number, digits: number, target = '') => [
    name,
    ...scale.map((size) => of(size).toFixed(digits)),
    growth(of),
    target,
  ];
  const exponent = Number(growth((size) => size.build.cpuSeconds));
  return table(
    ['', ...scale.map(({ posts }) => `${posts.toLocaleString('en')} posts`), 'growth exponent', 'target'],
    [
      row('`astro build`, s', (size) => size.build.seconds, 1),
      row(
        'the same, CPU s',
        (size) => size.build.cpuSeconds,
        1,
        scale.length > 1 ? met('at most linear', exponent <= MAX_EXPONENT) : '',
      ),
      row('the same, most memory in MB', (size) => size.build.memory, 0),
      row('`astro dev` to its first page, s', (size) => size.devStart, 1),
      row(
        'server to its first page, s',
        (size) => size.start,
        2,
        met('under 5 s', last.start < MAX_START_SECONDS),
      ),
      row('server to its first search, s', (size) => size.firstSearch, 2),
      row('memory idle, MB', (size) => size.memoryIdle, 0),
      row(
        'memory after load, MB',
        (size) => size.memoryLoaded,
        0,
        met('under 500 MB', last.memoryLoaded < MAX_MEMORY_MB),
      ),
      row(
        'memory after every post was read, MB',
        (size) => size.memoryRead,
        0,
        met('under 500 MB', last.memoryRead < MAX_MEMORY_MB),
      ),
    ],
  );
}

/** Shares of the bare server by size: what a larger publication costs each request. */
function ratesTable(scale: readonly SizeResult[]): string {
  const [first] = scale as readonly [SizeResult];
  const last = scale.at(-1) as SizeResult;
  return table(
    ['Gatepost ÷ bare', ...scale.map(({ posts }) => `${posts.toLocaleString('en')} posts`), 'kept', 'target'],
    first.scenarios.map(({ name }) => {
      const of = (size: SizeResult) =>
        size.scenarios.find((one) => one.name === name)?.ratios.gatepost ?? Number.NaN;
      const kept = of(last) / of(first);
      return [
        name,
        ...scale.map((size) => of(size).toFixed(3)),
        `${Math.round(kept * 100)} %`,
        met('80 %', kept >= MIN_KEPT),
      ];
    }),
  );
}

function met(target: string, isMet: boolean): string {
  return `${target} ${isMet ? '✓' : '✗'}`;
}

/** JSON writes what is no number as null: a measurement without a single answer. */
function milliseconds(value: number | null | undefined): string {
  return value === undefined || value === null || Number.isNaN(value)
    ? '–'
    : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

/** A table of Markdown with columns of one width, so that a terminal shows it well too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => [...(row[column] ?? '')].length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
