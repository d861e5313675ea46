/** What a build refuses, in which words, and what it never contains. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/** Inside the project: a page that is prerendered runs the built server, which looks for packages around it. */
mkdirSync('.gatepost', { recursive: true });
const folder = mkdtempSync(resolve('.gatepost/build-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = '---\ntitle: Tea\ndescription: How to brew it.\npubDate: 2026-01-01\n---\n\nBoil the water.\n';

/** Builds a site with this content and environment, into a folder of its own. */
function build(name: string, files: Record<string, string>, env: Record<string, string> = {}) {
  const content = join(folder, name, 'content');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  const outDir = join(folder, name, 'dist');
  const { status, stdout, stderr } = spawnSync('astro', ['build', '--outDir', outDir], {
    env: { ...process.env, CONTENT_DIR: content, ...env },
    encoding: 'utf8',
    timeout: 120_000,
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal are no part of what is said.
  return { status, outDir, said: (stdout + stderr).replace(/\u001B\[[\d;]*m/g, '') };
}

function textsIn(outDir: string): [path: string, text: string][] {
  return readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => [
      join(file.parentPath, file.name),
      readFileSync(join(file.parentPath, file.name), 'latin1'),
    ]);
}

describe('astro build', () => {
  test.each([
    [
      'plan',
      'access: { plan: suporter }',
      'access names the plan "suporter", which theme.config.ts does not declare. Did you mean "supporter"? Declared plans: supporter, pro, team.',
    ],
    ['key', 'acess: signed-in', 'has the key "acess", which does not exist. Did you mean "access"?'],
    ['word', 'access: signedin', 'access is "signedin", which is not a rule. Did you mean "signed-in"?'],
  ])('refuses a wrong %s in frontmatter, with the file and the fix', (name, line, sentence) => {
    const { status, said } = build(`bad-${name}`, {
      'posts/tea.mdx': GOOD.replace('---\n\n', `${line}\n---\n\n`),
    });
    expect(status).not.toBe(0);
    expect(said).toContain('tea.mdx');
    expect(said.replace(/\s+/g, ' ')).toContain(sentence);
  });

  test('refuses a wrong plan on a gate, with the line', () => {
    const { status, said } = build('bad-gate', {
      'posts/tea.mdx': `${GOOD}\n<Gate plan="prro">\n\nMilk first.\n\n</Gate>\n`,
    });
    expect(status).not.toBe(0);
    expect(said).toContain('Did you mean "pro"?');
    expect(said).toMatch(/tea\.mdx:9/);
  });

  test('holds back drafts and posts with a date to come, whatever the environment calls itself', () => {
    const draft = GOOD.replace('---\n\n', 'draft: true\n---\n\nDrafty. ');
    const future = GOOD.replace('2026-01-01', '2999-01-01').replace('Boil', 'Futury. Boil');
    const env = { NODE_ENV: 'development', MODE: 'development', DEV: 'true', PROD: '' };
    const { status, outDir, said } = build(
      'environment',
      { 'posts/draft.mdx': draft, 'posts/future.mdx': future },
      env,
    );
    expect(status, said).toBe(0);
    const library = textsIn(outDir).filter(([, text]) => /return !data\.draft/.test(text));
    expect(library.length, 'the check for drafts is not in the build').toBe(1);
    expect(library[0]?.[1]).toMatch(/return data\.pubDate\.getTime\(\) <= now/);
  });

  test('carries nothing of the secrets in its environment, and nothing of the local Clerk', () => {
    const secrets = {
      CLERK_SECRET_KEY: 'sk_live_hushhushhush',
      CLERK_JWT_KEY: 'hushhushhush-jwt',
      CLERK_WEBHOOK_SIGNING_SECRET: 'whsec_hushhushhush',
      CLERK_MACHINE_SECRET_KEY: 'ak_hushhushhush',
    };
    const { status, outDir, said } = build(
      'secrets',
      { 'posts/tea.mdx': GOOD, 'pages/a.mdx': GOOD, 'authors/b.mdx': '---\nname: B\n---\n' },
      secrets,
    );
    expect(status, said).toBe(0);
    const texts = textsIn(outDir);
    expect(texts.length).toBeGreaterThan(20);
    for (const [path, text] of texts) {
      for (const trace of ['hushhush', 'letmein-locally', '424242', 'example.test', 'src/dev/', '_view-as']) {
        expect(text.includes(trace), `${trace} in ${path}`).toBe(false);
      }
    }
  });
});
