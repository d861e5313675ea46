/** Finds a browser for the tests: one that is installed, else Playwright's own, else Debian's package. Never skips quietly. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium, installed if need be.
 *
 * @throws when there is none and none can be had, with what to do
 */
export function findBrowser(): string {
  const found = installed() ?? fromPlaywright() ?? fromDebian();
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found or could be installed. ' +
      'Install one, or set CHROME_PATH to its program, and run the tests again.',
  );
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.CHROME_PATH ?? '',
    ...folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command))),
    ...ELSEWHERE,
    chromium.executablePath(),
  ];
  return candidates.find((path) => path && existsSync(path));
}

function fromPlaywright(): string | undefined {
  console.log('No browser found: trying Playwright’s own.');
  const cli = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '..', 'cli.js');
  return attempt(process.execPath, [cli, 'install', 'chromium-headless-shell', 'chromium']);
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Trying Debian’s package.');
  attempt('apt-get', ['update']);
  return attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
}

/** Runs an installer, whose failure only means that the next one is tried. */
function attempt(command: string, args: string[]): string | undefined {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 });
  } catch {
    return undefined;
  }
  return installed();
}
