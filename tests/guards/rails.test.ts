/** Every guard rail, by name: something that it refuses, saying where, why and how to mend it, and something close by that it allows. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { previewProblems } from '#src/guards/content/previews.ts';
import { readEntries } from '#src/guards/content/read-entries.ts';
import { inWords, type Problem } from '#src/guards/problem.ts';
import { publicSecrets } from '#src/guards/public-names.ts';
import { routeProblems } from '#src/guards/routes.ts';
import { problemsIn } from '#src/guards/source/index.ts';
import { Project } from '#src/guards/source/project.ts';
import theme from '#theme';

const ROOT = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'gatepost-rails-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Fixture = () => Problem[] | Promise<Problem[]>;

/** A source file of the project with this text. */
const source =
  (path: string, code: string): Fixture =>
  () => {
    const project = new Project(ROOT, join(ROOT, 'content'));
    const parsed = project.withText(join(ROOT, path), code);
    return parsed ? problemsIn(parsed, project) : [];
  };

/** A page that opens an entry. */
const page = (template: string, frontmatter = '') =>
  source(
    'src/pages/tea.astro',
    `---
import { Show } from '@clerk/astro/components';
import EntryBody from '#src/components/EntryBody.astro';
import Wall from '#src/islands/Wall.tsx';
import { openEntry } from '#src/library/index.ts';
${frontmatter}
const entry = await openEntry('posts', 'tea', Astro.locals);
const { card, Content } = entry;
---
${template}`,
  );

/** A locked entry with so many words above its wall and below. */
const entry =
  (above: number, below: number, asked: boolean): Fixture =>
  async () => {
    const words = (count: number) => 'leaf '.repeat(count);
    mkdirSync(join(folder, 'posts'), { recursive: true });
    writeFileSync(
      join(folder, 'posts/tea.mdx'),
      `---\ntitle: Tea\ndescription: D\npubDate: 2026-01-01\naccess: { plan: pro }\n---\n\n${words(above)}\n\n<Paywall />\n\n${words(below)}\n`,
    );
    const { entries, mistakes } = await readEntries(folder, theme);
    expect(mistakes).toEqual([]);
    return previewProblems(entries, { asked, words: theme.previews.words });
  };

/** A rule of Astro's route cache, on a site with one entry route. */
const routeRule =
  (pattern: string): Fixture =>
  () =>
    routeProblems(
      [
        {
          pattern: '/posts/[...id]',
          patternRegex: /^\/posts(?:\/(.*?))?$/,
          entrypoint: 'src/pages/posts/[...id].astro',
          isPrerendered: false,
        },
      ],
      { [pattern]: { maxAge: 60 } },
      new Project(ROOT, join(ROOT, 'content')),
    );

const STATIC_PATHS = (list: string) =>
  `import { listCards } from '#src/library/index.ts';\nexport const ${list};`;

const RAILS: Readonly<Record<string, { refuses: Fixture; allows: Fixture; says: string }>> = {
  'a prerendered entry route': {
    refuses: page('<EntryBody entry={entry} />', 'export const prerender = true;'),
    allows: page('<EntryBody entry={entry} />', 'export const prerender = false;'),
    says: 'rendered once, at build, and be the same for every reader',
  },
  'getStaticPaths over locked entries': {
    refuses: source('src/pages/tea/[id].ts', STATIC_PATHS('getStaticPaths = async () => listCards({})')),
    allows: source('src/pages/tea/[id].ts', STATIC_PATHS('GET = async () => listCards({})')),
    says: 'getStaticPaths lists entries at build',
  },
  'route caching': {
    refuses: page('<EntryBody entry={entry} />', 'Astro.cache.set({ maxAge: 60 });'),
    allows: page('<EntryBody entry={entry} />', 'Astro.locals.shareable = true;'),
    says: "keeps its answer in Astro's route cache",
  },
  'routeRules that cover entry routes': {
    refuses: routeRule('/posts/[...all]'),
    allows: routeRule('/healthz'),
    says: 'routeRules has "/posts/[...all]", which covers routes that read entries',
  },
  'astro:content outside the library': {
    refuses: source('src/outlets/tea.ts', "import { getCollection } from 'astro:content';"),
    allows: source('src/library/tea.ts', "import { getCollection } from 'astro:content';"),
    says: 'through which every body can be read without a decision',
  },
  '<Show> around a body': {
    refuses: page('<Show when="signed-in"><Content /></Show>'),
    allows: page('<Show when="signed-in"><p>{card.title}</p></Show><Content />'),
    says: 'stands inside <Show>',
  },
  'server:defer around a body': {
    refuses: page('<EntryBody server:defer entry={entry} />'),
    allows: page('<EntryBody entry={entry} />'),
    says: '<EntryBody server:defer>',
  },
  'client:* around a body': {
    refuses: page('<Wall client:visible><Content /></Wall>'),
    allows: page('<Wall client:visible title={card.title} /><Content />'),
    says: '<Wall client:visible>',
  },
  'locked media that is imported': {
    refuses: source(
      'src/components/tea.ts',
      "import frost from '../../content/posts/storing-pears/the-neck.webp';",
    ),
    allows: source('src/components/tea.ts', "import logo from '../styles/logo.svg';"),
    says: 'which the build would copy into the public folder',
  },
  'a preview longer than the part it leads to': {
    refuses: entry(61, 60, false),
    allows: entry(60, 60, false),
    says: 'The preview has 61 words and leads to 60',
  },
  'a preview shorter than 50 words where the theme asks for previews': {
    refuses: entry(49, 100, true),
    allows: entry(50, 100, true),
    says: 'The preview has 49 words, and theme.config.ts asks for 50',
  },
  'a secret under a PUBLIC_ name': {
    refuses: () => publicSecrets(folder, { PUBLIC_PAY: 'sk_live_hushhush' }),
    allows: () => publicSecrets(folder, { PAY: 'sk_live_hushhush', PUBLIC_KEY: 'pk_live_abc' }),
    says: 'PUBLIC_PAY holds a secret key',
  },
};

describe.each(Object.entries(RAILS))('%s', (_, { refuses, allows, says }) => {
  test('is refused, with the file, the reason and the fix', async () => {
    const problems = await refuses();
    expect(problems).toHaveLength(1);
    const [problem] = problems as [Problem];
    expect(problem.file).not.toBe('');
    expect(problem.mend).toMatch(/^\S.*\.$/);
    expect(inWords(problem)).toContain(says);
    expect(inWords(problem)).not.toContain('hushhush');
  });

  test('has a neighbour that is allowed', async () => {
    expect(await allows()).toEqual([]);
  });
});

test('the theme asks for 50 words unless told otherwise', () => expect(theme.previews.words).toBe(50));
