/** Rule: a room imports only from the rooms above it. */
import { relative } from 'node:path';
import type { Problem } from '../problem.ts';
import { importsOf, targetOf } from './imports.ts';
import type { Source } from './parse.ts';
import type { Project } from './project.ts';

/** From the top of the house down; rooms in one list are on one floor and may use each other. */
export const FLOORS: readonly (readonly string[])[] = [
  ['access'],
  ['theme'],
  ['session'],
  ['mdx'],
  ['library'],
  ['outlets', 'errors'],
  ['pages', 'layouts', 'components', 'islands', 'middleware.ts'],
  ['server'],
  ['dev'],
  ['guards'],
];

export function roomProblems(source: Source, project: Project): Problem[] {
  const room = roomOf(source.path);
  const floor = floorOf(room);
  if (floor === undefined) return [];
  return importsOf(source).flatMap(({ from, node }) => {
    const target = targetOf(from, source.file, project.root);
    const other = target && roomOf(relative(project.root, target).replaceAll('\\', '/'));
    const below = other === undefined ? undefined : floorOf(other);
    if (below === undefined || below <= floor) return [];
    return {
      file: source.path,
      line: source.lineOf(node),
      problem: `src/${room} imports "${from}" from src/${other}, a room below it.`,
      mend: `A room imports only from rooms above it (${FLOORS.map((rooms) => rooms.join(' ')).join(', ')}): hand over what is needed as an argument, or move it up.`,
    };
  });
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)/.exec(path)?.[1];
}

function floorOf(room: string | undefined): number | undefined {
  const floor = FLOORS.findIndex((rooms) => room !== undefined && rooms.includes(room));
  return floor === -1 ? undefined : floor;
}
