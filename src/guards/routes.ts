/** Rules about routes as Astro resolved them: those that read entries are neither prerendered nor cached by Astro. */
import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { prerendered } from './source/prerendering.ts';
import type { Project } from './source/project.ts';

/** What the rules need of `IntegrationResolvedRoute`. */
export interface Route {
  readonly pattern: string;
  readonly patternRegex: RegExp;
  /** From the project's folder on. */
  readonly entrypoint: string;
  readonly isPrerendered: boolean;
}

/** @param routeRules of Astro's configuration: patterns, each with how long an answer is kept */
export function routeProblems(
  routes: readonly Route[],
  routeRules: Readonly<Record<string, unknown>>,
  project: Project,
): Problem[] {
  const reading = routes.filter(({ entrypoint }) => project.readsEntries(join(project.root, entrypoint)));
  return [
    ...reading
      .filter(({ isPrerendered }) => isPrerendered)
      .map(({ entrypoint, pattern }) => ({
        file: entrypoint,
        ...prerendered(`Astro's configuration or an integration says so of ${pattern}.`),
      })),
    ...Object.keys(routeRules).flatMap((rule) => {
      const covered = reading.filter((route) => meets(rule, route));
      if (covered.length === 0) return [];
      return {
        file: 'astro.config.mjs',
        problem: `routeRules has "${rule}", which covers routes that read entries (${covered.map(({ pattern }) => pattern).join(', ')}). Astro's route cache answers before anybody asks who is there.`,
        mend: 'Take that rule out, or narrow it to routes without entries.',
      };
    }),
  ];
}

/** Whether some address belongs to both patterns, tried with an address of each. */
function meets(rule: string, { pattern, patternRegex }: Route): boolean {
  return patternRegex.test(addressLike(rule)) || regexOf(rule).test(addressLike(pattern));
}

function addressLike(pattern: string): string {
  return pattern.replace(/\[[^\]]*\]/g, 'x');
}

function regexOf(pattern: string): RegExp {
  const parts = pattern.split(/(\[[^\]]*\])/).map((part) => {
    if (!part.startsWith('[')) return part.replace(/[.*+?^${}()|\\]/g, '\\$&');
    return part.startsWith('[...') ? '.*' : '[^/]+';
  });
  return new RegExp(`^${parts.join('')}/?$`);
}
