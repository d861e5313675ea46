import { describe, expect, test } from 'vitest';
import { describeFall, falls } from './compare.ts';
import type { ScenarioResult } from './results.ts';

const scenario = (name: string, gatepost: number): ScenarioResult => ({
  name,
  bytes: 7000,
  encoding: 'br',
  servers: {},
  ratios: { bare: 1, gatepost },
});

describe('falls', () => {
  test('lets a share be a quarter smaller', () => {
    expect(falls([scenario('home', 0.31)], [scenario('home', 0.4)])).toEqual([]);
  });

  test('names a share that has become smaller than that', () => {
    const [fall] = falls([scenario('feed', 0.5), scenario('home', 0.2)], [scenario('home', 0.4)]);
    expect(fall && describeFall(fall)).toBe(
      'home: 0.200 of the bare server, 0.400 in docs/benchmarks.json: 50 % less.',
    );
  });

  test('compares nothing with what was not measured before', () => {
    expect(falls([scenario('search', 0.01)], [])).toEqual([]);
  });
});
