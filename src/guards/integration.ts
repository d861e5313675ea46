/** The guards inside Astro: a build ends, and `astro dev` shows it in the page, where something would let out what is locked. */
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { contentFolder } from '#src/library/files/content-folder.ts';
import type { Theme } from '#src/theme/schema.ts';
import { hasWall, previewProblems } from './content/previews.ts';
import { readEntries } from './content/read-entries.ts';
import { type Problem, refuse } from './problem.ts';
import { publicSecrets } from './public-names.ts';
import { type Route, routeProblems } from './routes.ts';
import { problemsInProject } from './source/index.ts';
import { Project } from './source/project.ts';
import { guardModules } from './vite-plugin.ts';
import { withoutEntries } from './without-entries.ts';

export function guardsIntegration(theme: Theme): AstroIntegration {
  let config: AstroConfig;
  let routes: readonly Route[] = [];
  let environment: NodeJS.ProcessEnv = {};
  const root = () => fileURLToPath(config.root);

  return {
    name: 'gatepost:guards',
    hooks: {
      'astro:config:setup': ({ command, config: { root }, updateConfig }) => {
        // Other integrations take secrets out of the environment later on.
        environment = { ...process.env };
        const folder = fileURLToPath(root);
        const open = () => new Project(folder, contentFolder());
        const project = open();
        // While developing, files change between two looks at them.
        const guard = guardModules(command === 'dev' ? open : () => project);
        updateConfig({ vite: { plugins: [guard, ...(command === 'build' ? [withoutEntries()] : [])] } });
      },
      'astro:config:done': (done) => {
        config = done.config;
      },
      'astro:routes:resolved': (resolved) => {
        routes = resolved.routes;
      },
      'astro:server:start': () => refuse(publicSecrets(root(), environment)),
      'astro:build:start': async () => {
        const project = new Project(root(), contentFolder());
        const { entries } = await readEntries(project.content, theme, hasWall);
        const problems: Problem[] = [
          ...publicSecrets(root(), environment),
          ...problemsInProject(root(), project.content),
          ...previewProblems(entries, theme.previews),
        ];
        const named = new Set(problems.map(({ file }) => file));
        const further = routeProblems(routes, config.routeRules ?? {}, project);
        refuse([...problems, ...further.filter(({ file }) => !named.has(file))]);
      },
    },
  };
}
