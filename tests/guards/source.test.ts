/** What the guards say of source files: each rule with a file that it refuses, in its very words, and one that it allows. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWords } from '#src/guards/problem.ts';
import { problemsIn } from '#src/guards/source/index.ts';
import { Project } from '#src/guards/source/project.ts';

const ROOT = process.cwd();

/** What is said of a file of the project that has this text instead of its own. */
function said(path: string, code: string): string[] {
  const project = new Project(ROOT, join(ROOT, 'content'));
  const source = project.withText(join(ROOT, path), code);
  if (!source) throw new Error(`${path} does not parse.`);
  return problemsIn(source, project).map(inWords);
}

/** A page that opens an entry and shows this. */
const page = (template: string, frontmatter = '') => `---
import { Show } from '@clerk/astro/components';
import EntryBody from '#src/components/EntryBody.astro';
import Wall from '#src/islands/Wall.tsx';
import { openEntry } from '#src/library/index.ts';
${frontmatter}
const entry = await openEntry('posts', 'tea', Astro.locals);
if (!entry) return new Response(null, { status: 404 });
const { card, decision, Content } = entry;
---
${template}`;

const PAGE = 'src/pages/tea.astro';
const ON_DEMAND = 'Leave "prerender" out; entry routes are rendered on demand.';
const ASK = 'Give islands cards and decisions; bodies are rendered by the page itself.';
const INTO_PAGE = 'which writes its props and children into the page for the browser.';

describe('keeping', () => {
  const kept = 'Astro.locals.keepable = true;';

  test('refuses a page that may be kept and asks for what only its reader’s request holds', () => {
    expect(said(PAGE, page('', `${kept}\nconst id = Astro.url.searchParams.get('id');`))).toEqual([
      'src/pages/tea.astro:7: This page says that it may be kept for everybody with the same rights, and asks for "searchParams", which it would not find. Leave out keepable = true; the page is then rendered for each reader.',
    ]);
    for (const asked of ['cookies', 'clientAddress', 'locals.auth()', 'locals.organization'])
      expect(said(PAGE, page('', `${kept}\nconst x = Astro.${asked};`)), asked).toHaveLength(1);
  });

  test('allows the same to other pages, and the query to the API', () => {
    expect(said(PAGE, page('', "const id = Astro.url.searchParams.get('id');"))).toEqual([]);
    const code = `export const GET = ({ url, locals }) => {
  locals.keepable = true;
  return Response.json(url.searchParams.get('page'));
};`;
    expect(said('src/pages/api/tea.ts', code)).toEqual([]);
  });
});

describe('prerendering', () => {
  test('refuses an entry route that is prerendered', () => {
    expect(said(PAGE, page('<EntryBody entry={entry} />', 'export const prerender = true;'))).toEqual([
      `src/pages/tea.astro:6: This route reads entries and is prerendered: it would be rendered once, at build, and be the same for every reader. It says prerender = true. ${ON_DEMAND}`,
    ]);
  });

  test('refuses it where the entries come in through a component', () => {
    const code = `---\nimport Home from '#src/pages/posts/index.astro';\nexport const prerender = true;\n---\n<Home />`;
    expect(said(PAGE, code)).toHaveLength(1);
  });

  test('refuses getStaticPaths over entries', () => {
    const code = `import { listCards } from '#src/library/index.ts';
export async function getStaticPaths() {
  return (await listCards({ viewer, now: 0 })).map(({ id }) => ({ params: { id } }));
}`;
    expect(said('src/pages/tea/[id].ts', code)).toEqual([
      'src/pages/tea/[id].ts:2: getStaticPaths lists entries at build, for nobody, and what it returns ends in files for everybody. Leave it out: the page finds its entry by Astro.params when it is asked for.',
    ]);
  });

  test('allows a server island in a prerendered page, which a request of its own renders', () => {
    const page = (directive: string) =>
      `---\nimport Home from './posts/index.astro';\nexport const prerender = true;\n---\n<Home ${directive} />`;
    expect(said(PAGE, page('server:defer'))).toEqual([]);
    expect(said(PAGE, page(''))).toHaveLength(1);
  });

  test('allows a prerendered page without entries, and types of the library in it', () => {
    const code = `import type { Card } from '#src/library/index.ts';
export const prerender = true;
export const getStaticPaths = () => [];
export const GET = (card: Card) => new Response(card.title);`;
    expect(said('src/pages/robots.txt.ts', code)).toEqual([]);
    expect(said(PAGE, page('<EntryBody entry={entry} />', 'export const prerender = false;'))).toEqual([]);
  });
});

describe('route caching', () => {
  test('refuses an entry route that keeps its answer', () => {
    expect(said(PAGE, page('<EntryBody entry={entry} />', 'Astro.cache.set({ maxAge: 60 });'))).toEqual([
      "src/pages/tea.astro:6: This route reads entries and keeps its answer in Astro's route cache, which answers before anybody asks who is there. Leave it out; a page that is the same for every anonymous reader says Astro.locals.shareable = true.",
    ]);
  });

  test('allows it for a route without entries', () => {
    expect(said(PAGE, '---\nAstro.cache.set({ maxAge: 60 });\n---\n<p>Tea</p>')).toEqual([]);
  });
});

describe('content', () => {
  test.each([
    ["import { getCollection } from 'astro:content';", 'astro:content'],
    ["const { render } = await import('astro:content');", 'astro:content'],
    ["export * from 'astro:data-layer-content';", 'astro:data-layer-content'],
  ])('refuses %s outside the library', (code, name) => {
    expect(said('src/outlets/feed.ts', code)).toEqual([
      `src/outlets/feed.ts:1: This file imports "${name}", through which every body can be read without a decision. Ask the library: listCards for lists, openEntry for one entry (#src/library/index.ts).`,
    ]);
  });

  test('allows it in the library and in content.config.ts, and its types everywhere', () => {
    const code = "import { getCollection } from 'astro:content';";
    expect(said('src/library/entries.ts', code)).toEqual([]);
    expect(said('src/content.config.ts', code)).toEqual([]);
    expect(said('src/outlets/feed.ts', "import type { CollectionEntry } from 'astro:content';")).toEqual([]);
  });

  const COPIED = 'which the build would copy into the public folder, whoever may read the entry.';
  const COPY = 'Show it in the entry itself, or put a public copy into src or public.';
  const NARROW =
    'Ask the library (#src/library/index.ts), or narrow the pattern to folders outside the content.';

  test.each([
    [
      "import frost from '../../content/posts/frost.jpg';",
      `"../../content/posts/frost.jpg" from the content folder, ${COPIED} ${COPY}`,
    ],
    [
      "import frost from '/content/posts/frost.jpg?url';",
      `"/content/posts/frost.jpg?url" from the content folder, ${COPIED} ${COPY}`,
    ],
    [
      "const a = new URL('../../content/posts/a.mp3', import.meta.url);",
      `"../../content/posts/a.mp3" from the content folder, ${COPIED} ${COPY}`,
    ],
    [
      "import Tea from '../../content/posts/tea.mdx';",
      '"../../content/posts/tea.mdx" from the content folder, whose body would come out without a decision. Ask the library for it: openEntry (#src/library/index.ts).',
    ],
    [
      "const all = import.meta.glob('../../content/**/*.jpg');",
      `files by the pattern "../../content/**/*.jpg" from the content folder, locked ones among them. ${NARROW}`,
    ],
    [
      "const all = import.meta.glob(['/**/*.mdx']);",
      `files by the pattern "/**/*.mdx" from the content folder, locked ones among them. ${NARROW}`,
    ],
  ])('refuses %s', (code, sentence) => {
    expect(said('src/components/frost.ts', code)).toEqual([
      `src/components/frost.ts:1: This file imports ${sentence}`,
    ]);
  });

  test.each([
    "import logo from '../styles/logo.svg';",
    "const icons = import.meta.glob('../icons/*.svg');",
    "const all = import.meta.glob(['!/content/**', '../icons/**/*.svg']);",
    "import Chart from '../../content/posts/Chart.astro';",
  ])('allows %s', (code) => {
    expect(said('src/components/frost.ts', code)).toEqual([]);
  });
});

describe('bodies', () => {
  test.each([
    [
      '<Show when="signed-in"><Content /></Show>',
      'The body <Content> stands inside <Show>, which may send its children to everyone and hide them in the browser. Let the server decide: openEntry gives only what this viewer may read.',
    ],
    [
      '<Show when="signed-in"><p>{card && <entry.Content />}</p></Show>',
      'The body <entry.Content> stands inside <Show>, which may send its children to everyone and hide them in the browser. Let the server decide: openEntry gives only what this viewer may read.',
    ],
    [
      '<Wall client:idle><EntryBody entry={entry} /></Wall>',
      `A body, in entry of <EntryBody>, stands inside <Wall client:idle>, ${INTO_PAGE} ${ASK}`,
    ],
    [
      '<Wall client:load entry={entry} />',
      `A body, in entry of <Wall>, is given to <Wall client:load>, ${INTO_PAGE} ${ASK}`,
    ],
    [
      '<Wall client:load {...entry} />',
      `A body, in {...} of <Wall>, is given to <Wall client:load>, ${INTO_PAGE} ${ASK}`,
    ],
    [
      '<EntryBody server:defer entry={entry} />',
      `A body, in entry of <EntryBody>, is given to <EntryBody server:defer>, which puts its props and children into an address and answers it apart from the page. ${ASK}`,
    ],
    ['<Wall client:visible>{html}</Wall>', `A body stands inside <Wall client:visible>, ${INTO_PAGE} ${ASK}`],
    [
      '<Wall client:visible text={rest.Content} />',
      `A body, in text of <Wall>, is given to <Wall client:visible>, ${INTO_PAGE} ${ASK}`,
    ],
    [
      '<Show when="signed-in"><slot /></Show>',
      '<slot />, through which a body may come, stands inside <Show>, which may send its children to everyone and hide them in the browser. Let the server decide: openEntry gives only what this viewer may read.',
    ],
  ])('refuses %s', (template, sentence) => {
    const more =
      'const made = await openEntry("posts", "a", Astro.locals);\nconst { card: other, ...rest } = made;\nconst html = await container.renderToString(made.Content);';
    expect(said(PAGE, page(template, more))).toEqual([`src/pages/tea.astro:13: ${sentence}`]);
  });

  test.each([
    '<EntryBody entry={entry} />',
    '<Wall client:idle {...wallWords(decision, theme, card.url)} title={card.title} />',
    '<Wall client:idle state={entry.decision.state} minutes={entry.minutes} />',
    '<Show when="signed-in"><a href="/account">{card.title}</a></Show><Content />',
    '<div set:html={await container.renderToString(Content)} />',
  ])('allows %s', (template) => {
    expect(said(PAGE, page(template))).toEqual([]);
  });

  test('knows the entry that a component is given', () => {
    const component = (template: string) => `---
import Wall from '#src/islands/Wall.tsx';
import type { OpenedEntry } from '#src/library/index.ts';
interface Props { entry: OpenedEntry; title: string }
const { entry, title } = Astro.props;
---
${template}`;
    expect(said('src/components/Tea.astro', component('<Wall client:idle entry={entry} />'))).toEqual([
      `src/components/Tea.astro:7: A body, in entry of <Wall>, is given to <Wall client:idle>, ${INTO_PAGE} ${ASK}`,
    ]);
    expect(said('src/components/Tea.astro', component('<Wall client:idle {...Astro.props} />'))).toHaveLength(
      1,
    );
    expect(said('src/components/Tea.astro', component('<Wall client:idle title={title} />'))).toEqual([]);
  });
});

describe('rooms', () => {
  test('refuses an import from a room below', () => {
    expect(said('src/access/decide.ts', "import { openEntry } from '#src/library/index.ts';")).toEqual([
      'src/access/decide.ts:1: src/access imports "#src/library/index.ts" from src/library, a room below it. A room imports only from rooms above it (access, theme, session, mdx, library, outlets errors, pages layouts components islands middleware.ts, server, dev, guards): hand over what is needed as an argument, or move it up.',
    ]);
    expect(said('src/server/a.ts', "export { personas } from '../dev/clerk/personas.ts';")).toHaveLength(1);
  });

  test('allows an import from a room above, on the same floor, and from outside the house', () => {
    const code = `import { decide } from '#src/access/decide.ts';
import Base from '../layouts/Base.astro';
import theme from '#theme';
import { z } from 'astro/zod';`;
    expect(said('src/components/tea.ts', code)).toEqual([]);
  });

  test('holds in the whole project', () => {
    const project = new Project(ROOT, join(ROOT, 'content'));
    const sources = project.sources();
    expect(sources.length).toBeGreaterThan(150);
    expect(sources.flatMap((source) => problemsIn(source, project)).map(inWords)).toEqual([]);
    expect(project.readsEntries(join(ROOT, 'src/pages/index.astro'))).toBe(true);
    expect(project.readsEntries(join(ROOT, 'src/pages/healthz.ts'))).toBe(false);
  });
});
