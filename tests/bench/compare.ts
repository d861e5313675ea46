/** Compares a run with the committed one: shares of the bare server only, since seconds belong to a machine. */
import type { ScenarioResult } from './results.ts';

/** A share that has fallen by more than this is a fault, not noise. */
export const TOLERANCE = 0.25;

export interface Fall {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/**
 * @param committed scenarios of the committed result
 * @returns those that have become slower than `TOLERANCE` allows; one that was not measured before cannot have fallen
 */
export function falls(
  measured: readonly ScenarioResult[],
  committed: readonly ScenarioResult[],
  tolerance = TOLERANCE,
): Fall[] {
  return measured.flatMap(({ name, ratios }) => {
    const before = committed.find((one) => one.name === name)?.ratios.gatepost;
    const after = ratios.gatepost;
    if (before === undefined || after === undefined) return [];
    return after < before * (1 - tolerance) ? [{ name, before, after }] : [];
  });
}

export function describeFall({ name, before, after }: Fall): string {
  const percent = Math.round((1 - after / before) * 100);
  return `${name}: ${after.toFixed(3)} of the bare server, ${before.toFixed(3)} in docs/benchmarks.json: ${percent} % less.`;
}
