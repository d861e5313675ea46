import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PAGE_FILE, pageOf, readCommitted } from './docs.ts';
import { markdown, table } from './report.ts';
import type { ScenarioResult, SizeResult } from './results.ts';

const scenario: ScenarioResult = {
  name: 'home',
  bytes: 7890,
  encoding: 'br',
  target: 0.4,
  servers: {
    bare: { rate: 40_000, p50: 0.5, p99: 2, cpu: 0.02 },
    gatepost: { rate: 20_000, p50: 1, p99: 12, cpu: 0.04 },
  },
  ratios: { bare: 1, gatepost: 0.5 },
};
const size = (posts: number, seconds: number): SizeResult => ({
  posts,
  build: { seconds, cpuSeconds: seconds, memory: 1000 },
  devStart: 2,
  start: 1,
  firstSearch: 2,
  memoryIdle: 150,
  memoryLoaded: 200,
  memoryRead: 600,
  scenarios: [scenario],
});

describe('the tables of a result', () => {
  test('keep their columns under each other', () => {
    expect(table(['a', 'b'], [['long cell', 'x']])).toBe(
      ['| a         | b   |', '| --------- | --- |', '| long cell | x   |'].join('\n'),
    );
  });

  test('mark the targets that are met and those that are not', () => {
    const text = markdown({ date: '', node: '', cpus: '', load: { posts: 100, scenarios: [scenario] } });
    expect(text).toContain('0.40 ✓');
    expect(text).toContain('12 ms ✗');
  });

  test('tell how a build grows with the publication', () => {
    const scale = [size(100, 10), size(1000, 20), size(10_000, 200)];
    const text = markdown({ date: '', node: '', cpus: '', scale });
    expect(text).toMatch(/the same, CPU s +\| 10\.0 +\| 20\.0 +\| 200\.0 +\| 0\.65 +\| at most linear ✓/);
    expect(text).toContain('under 500 MB ✗');
  });
});

test.skipIf(!existsSync(PAGE_FILE))('docs/benchmarks.md is what its result and its notes say', () => {
  expect(readFileSync(PAGE_FILE, 'utf8')).toBe(pageOf(readCommitted() as never));
});
