/** Programs that are measured: their memory and CPU time as the operating system counts them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const MEBIBYTE = 2 ** 20;
/** Of Linux, on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Resident memory of a process in MB: what it holds of the machine, heap or not. */
export function memoryOf(pid: number): number {
  return (
    (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) / MEBIBYTE
  );
}

/**
 * CPU time that a process has used, in milliseconds, user and system.
 *
 * @returns NaN where there is no `/proc`: other systems tell whole seconds only
 */
export function cpuOf(pid: number): number {
  const fields = procFile(pid, 'stat').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** The most memory that a process has held so far, in MB; NaN where there is no `/proc`. */
export function peakMemoryOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(procFile(pid, 'status'))?.[1] ?? Number.NaN) / 1024;
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
