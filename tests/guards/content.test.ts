/** What the guards say of content, of the environment and of routes, beside source files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { previewProblems } from '#src/guards/content/previews.ts';
import { publicSourceWarning } from '#src/guards/content/public-source.ts';
import { readEntries } from '#src/guards/content/read-entries.ts';
import { inWords } from '#src/guards/problem.ts';
import { publicSecrets } from '#src/guards/public-names.ts';
import { type Route, routeProblems } from '#src/guards/routes.ts';
import { Project } from '#src/guards/source/project.ts';
import theme from '#theme';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-content-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = (count: number) => Array.from({ length: count }, () => 'leaf').join(' ');

async function entriesWith(name: string, body: string, more = 'access: { plan: pro }') {
  const content = join(folder, name);
  mkdirSync(join(content, 'posts'), { recursive: true });
  writeFileSync(
    join(content, 'posts/tea.mdx'),
    `---\ntitle: Tea\ndescription: How to brew it.\npubDate: 2026-01-01\n${more}\n---\n\n${body}\n`,
  );
  return { content, ...(await readEntries(content, theme)) };
}

describe('previews', () => {
  const said = async (preview: number, body: number, asked: boolean, more?: string, below = '') => {
    const text = `${words(preview)}\n\n<Paywall />\n\n${words(body)}\n\n${below}`;
    const { entries, mistakes } = await entriesWith('previews', text, more);
    expect(mistakes).toEqual([]);
    return previewProblems(entries, { asked, words: 50 }).map((problem) =>
      inWords(problem).replace(/^.*tea\.mdx/, 'tea.mdx'),
    );
  };

  test('refuses one that is longer than what it leads to', async () => {
    expect(await said(60, 40, false)).toEqual([
      'tea.mdx: The preview has 60 words and leads to 40, so most of this locked entry is open to everyone. Move <Paywall /> further up, or write access: public.',
    ]);
  });

  test('refuses a short one where the theme asks for previews', async () => {
    expect(await said(49, 80, true)).toEqual([
      'tea.mdx: The preview has 49 words, and theme.config.ts asks for 50 (previews). Write more above <Paywall />, or move it further down.',
    ]);
  });

  test('allows any in front of pictures, which no words measure', async () => {
    expect(await said(60, 1, false, undefined, '![A pot](./pot.jpg)')).toEqual([]);
    expect(await said(60, 1, false, undefined, '[A pot](/posts/pot)')).toHaveLength(1);
  });

  test('allows a short one where it does not, and any in an entry that is public or hidden', async () => {
    expect(await said(50, 80, true)).toEqual([]);
    expect(await said(2, 80, false)).toEqual([]);
    expect(await said(60, 40, true, 'access: public')).toEqual([]);
    expect(await said(0, 40, true, 'access: { plan: pro }\nwhenLocked: hidden')).toEqual([]);
  });
});

describe('names that begin with PUBLIC_', () => {
  test.each([
    ['PUBLIC_CLERK_SECRET_KEY', 'sk_live_abc', 'a secret key (sk_…)', 'CLERK_SECRET_KEY'],
    ['PUBLIC_HOOK', 'whsec_abc', 'a signing secret of webhooks (whsec_…)', 'HOOK'],
    ['PUBLIC_PEM', '-----BEGIN RSA PRIVATE KEY-----\nabc', 'a private key', 'PEM'],
  ])('refuses %s for a secret, without repeating it', (name, value, kind, better) => {
    expect(publicSecrets(folder, { [name]: value }).map(inWords)).toEqual([
      `the environment: ${name} holds ${kind}, and every variable that begins with PUBLIC_ is sent to browsers. Name it ${better}, and make a new one where this has been published.`,
    ]);
  });

  test('refuses it in .env as well', () => {
    const project = join(folder, 'env');
    mkdirSync(project);
    writeFileSync(join(project, '.env'), 'PUBLIC_KEY=sk_test_abc\n');
    expect(publicSecrets(project, {}).map(({ file }) => file)).toEqual(['.env']);
  });

  test('allows public keys there, and secrets under other names', () => {
    const environment = { PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_live_abc', CLERK_SECRET_KEY: 'sk_live_abc' };
    expect(publicSecrets(folder, environment)).toEqual([]);
  });
});

describe('routes', () => {
  const project = new Project(process.cwd(), join(process.cwd(), 'content'));
  const post: Route = {
    pattern: '/posts/[...id]',
    patternRegex: /^\/posts(?:\/(.*?))?$/,
    entrypoint: 'src/pages/posts/[...id].astro',
    isPrerendered: false,
  };
  const health: Route = {
    pattern: '/healthz',
    patternRegex: /^\/healthz$/,
    entrypoint: 'src/pages/healthz.ts',
    isPrerendered: true,
  };

  test('refuses an entry route that the configuration prerenders, and allows another', () => {
    expect(routeProblems([{ ...post, isPrerendered: true }, health], {}, project).map(inWords)).toEqual([
      'src/pages/posts/[...id].astro: This route reads entries and is prerendered: it would be rendered once, at build, and be the same for every reader. Astro\'s configuration or an integration says so of /posts/[...id]. Leave "prerender" out; entry routes are rendered on demand.',
    ]);
  });

  test.each(['/posts/[...id]', '/posts/tea', '/[...all]', '/posts/[id]'])(
    'refuses the route rule %s',
    (rule) => {
      expect(routeProblems([post, health], { [rule]: { maxAge: 60 } }, project).map(inWords)).toEqual([
        `astro.config.mjs: routeRules has "${rule}", which covers routes that read entries (/posts/[...id]). Astro's route cache answers before anybody asks who is there. Take that rule out, or narrow it to routes without entries.`,
      ]);
    },
  );

  test('allows a route rule for what reads no entries', () => {
    expect(routeProblems([post, health], { '/healthz': { maxAge: 60 } }, project)).toEqual([]);
  });
});

describe('a public source', () => {
  const git = (cwd: string, ...args: string[]) => spawnSync('git', args, { cwd });
  const repository = async (remote: string, more?: string) => {
    const { content, entries } = await entriesWith(`repository-${Math.random()}`, 'Boil the water.', more);
    git(content, 'init', '-q');
    git(content, 'remote', 'add', 'origin', remote);
    git(content, 'add', '.');
    return { content, entries };
  };

  test('warns of locked entries on GitHub, and says what to do', async () => {
    const { content, entries } = await repository('https://someone:token@github.com/ada/tea.git');
    const warning = publicSourceWarning(content, entries, undefined);
    expect(warning).toMatch(
      /^One locked entry lies in a repository whose remote is https:\/\/github\.com\/ada\/tea\.git, and nothing here says whether everybody can read that\./,
    );
    expect(warning).toContain("write source: 'private' in theme.config.ts, or move the content");
    expect(warning).toContain('posts/tea.mdx');
  });

  test('warns of any repository that the theme calls public', async () => {
    const { content, entries } = await repository('git@git.example:ada/tea.git');
    expect(publicSourceWarning(content, entries, 'public')).toContain(
      'Move the content to a private repository',
    );
    expect(publicSourceWarning(content, entries, undefined)).toBeUndefined();
  });

  test('is silent where nothing locked is published', async () => {
    const { content, entries } = await repository('git@github.com:ada/tea.git');
    expect(publicSourceWarning(content, entries, 'private')).toBeUndefined();
    const open = await repository('git@github.com:ada/tea.git', 'access: public');
    expect(publicSourceWarning(open.content, open.entries, undefined)).toBeUndefined();
    const untracked = await entriesWith('untracked', 'Boil the water.');
    expect(publicSourceWarning(untracked.content, untracked.entries, 'public')).toBeUndefined();
  });
});
