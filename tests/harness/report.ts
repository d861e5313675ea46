/** What Vitest's JSON report says of a run. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

export interface Report {
  passed: number;
  failed: number;
  /** Each failed test, or file that did not load: where, which, and the first lines of why. */
  failures: string[];
}

interface File {
  name: string;
  message: string;
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
}

/**
 * Reads a report of `--reporter=json`.
 * @param path the file that it was written to
 * @throws where that is no JSON
 */
export function readReport(path: string): Report {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests, failures: testResults.flatMap(failuresOf) };
}

/** The report of a run that ended without one. */
export function unreported(name: string): Report {
  return { passed: 0, failed: 1, failures: [`✗ ${name} ended without a report`] };
}

function failuresOf({ name, message, assertionResults }: File): string[] {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (message) failed.push({ status: 'failed', fullName: '', failureMessages: [message] });
  return failed.map(({ fullName, failureMessages }) =>
    [`✗ ${file} ${fullName}`.trimEnd(), ...failureMessages.flatMap(head)].join('\n'),
  );
}

/** The first lines of a message, without its stack. */
function head(message: string): string[] {
  const lines = message.split('\n').filter((line) => line.trim() && !/^\s+at /.test(line));
  return lines.slice(0, 6).map((line) => `    ${line.slice(0, 300)}`);
}
