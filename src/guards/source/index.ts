/** All rules about source files, for one file and for the whole project. */
import type { Problem } from '../problem.ts';
import { collectionProblems, fileProblems } from './content-imports.ts';
import { keepingProblems } from './keeping.ts';
import type { Source } from './parse.ts';
import { cacheProblems, prerenderProblems } from './prerendering.ts';
import { Project } from './project.ts';
import { roomProblems } from './rooms.ts';
import { wrappingProblems } from './wrapping.ts';

/** What is wrong with one file. */
export function problemsIn(source: Source, project: Project): Problem[] {
  return [
    ...roomProblems(source, project),
    ...collectionProblems(source),
    ...fileProblems(source, project),
    ...prerenderProblems(source, project),
    ...cacheProblems(source, project),
    ...keepingProblems(source),
    ...wrappingProblems(source, project),
  ];
}

/**
 * What is wrong with the files below `src`.
 *
 * @param root the project's folder
 * @param content absolute path of the content folder
 */
export function problemsInProject(root: string, content: string): Problem[] {
  const project = new Project(root, content);
  return project.sources().flatMap((source) => problemsIn(source, project));
}
