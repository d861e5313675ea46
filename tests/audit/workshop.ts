/** A copy of the project in a folder of its own, in which a test may plant what the project must never have. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface Workshop {
  readonly folder: string;
  /** Writes files, by their path in the copy. */
  plant(files: Readonly<Record<string, string | Uint8Array>>): void;
  /** Changes a file of the project. */
  change(path: string, from: string, to: string): void;
  /** Runs a program of the project in the copy. */
  run(
    command: string,
    args?: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): { status: number | null; said: string };
  remove(): void;
}

const COPIED = ['src', 'public', 'astro.config.mjs', 'package.json', 'theme.config.ts', 'tsconfig.json'];

/** Below the project, so that its packages are found; git does not look there. */
const SHELTER = '.gatepost';

export function openWorkshop(name: string): Workshop {
  mkdirSync(SHELTER, { recursive: true });
  const folder = resolve(mkdtempSync(join(SHELTER, `${name}-`)));
  for (const path of COPIED) cpSync(path, join(folder, path), { recursive: true });
  return {
    folder,
    plant: (files) => writeFiles(folder, files),
    change(path, from, to) {
      const text = readFileSync(join(folder, path), 'utf8');
      if (!text.includes(from)) throw new Error(`${path} has no "${from}" to change.`);
      writeFileSync(join(folder, path), text.replace(from, to));
    },
    run(command, args = [], env = {}) {
      const { status, stdout, stderr } = spawnSync(command, args, {
        cwd: folder,
        env: { ...process.env, ...env },
        encoding: 'utf8',
        timeout: 240_000,
        maxBuffer: 64 * 1024 * 1024,
      });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal are no part of what is said.
      return { status, said: `${stdout}${stderr}`.replace(/\u001B\[[\d;]*m/g, '') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes files below a folder, by their path in it. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
