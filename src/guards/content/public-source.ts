/** Whether locked entries lie in a repository that anybody may read, as far as this machine can tell without asking anyone. */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { shownPath } from '#src/mdx/author-error.ts';
import type { Theme } from '#src/theme/schema.ts';
import { isLocked, type WrittenEntry } from './read-entries.ts';

const FIRST_ONES = 3;

/**
 * Warns of a copy of the repository that gives away what the site locks.
 *
 * @param folder the content folder; the repository around it is what counts, which `CONTENT_DIR` may make another one
 * @param source what theme.config.ts says of that repository
 * @returns what is wrong and what to do, or undefined when nothing locked can be read in public, as far as can be known
 */
export function publicSourceWarning(
  folder: string,
  entries: readonly WrittenEntry[],
  source: Theme['source'],
): string | undefined {
  if (source === 'private') return undefined;
  const locked = entries.filter((entry) => isLocked(entry) && isTracked(entry.file));
  if (locked.length === 0) return undefined;
  const remotes = remotesOf(folder);
  const onGitHub = remotes.find((url) => /(?:^|[@/.])github\.com[:/]/i.test(url));
  if (source !== 'public' && !onGitHub) return undefined;

  const names = locked.slice(0, FIRST_ONES).map(({ file }) => shownPath(file));
  const more = locked.length > FIRST_ONES ? ` and ${locked.length - FIRST_ONES} more` : '';
  const count = locked.length === 1 ? 'One locked entry lies' : `${locked.length} locked entries lie`;
  const where = onGitHub ? `a repository whose remote is ${withoutSecrets(onGitHub)}` : 'this repository';
  const doubt =
    source === 'public'
      ? 'which theme.config.ts calls public: everybody can read them there, whatever the site locks.'
      : 'and nothing here says whether everybody can read that.';
  return [
    `${count} in ${where}, ${doubt} (${names.join(', ')}${more})`,
    source === 'public'
      ? 'Move the content to a private repository and name its folder in CONTENT_DIR; what was public once stays in the history, so make this repository private first.'
      : `Make the repository private and write source: 'private' in theme.config.ts, or move the content to a private one and name its folder in CONTENT_DIR.`,
  ].join('\n');
}

/** Whether git keeps the file: what it ignores is not in the repository. */
function isTracked(file: string): boolean {
  return git(dirname(file), 'ls-files', '--error-unmatch', file) !== undefined;
}

function remotesOf(folder: string): string[] {
  const lines = git(folder, 'config', '--get-regexp', '^remote\\..*\\.url$') ?? '';
  return lines.split('\n').flatMap((line) => line.split(' ')[1] ?? []);
}

/** A remote may carry a token as its user or password. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

/** @returns what git says, or undefined when it fails or is not there */
function git(folder: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}
