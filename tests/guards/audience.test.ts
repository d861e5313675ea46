/** The audience matrix: who may read what, and what a change of it is called. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { changesBetween } from '#src/guards/audience/stored.ts';
import { standInsFor } from '#src/guards/content/stand-ins.ts';
import theme from '#theme';
import { POSTS } from '../library/demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-audience-'));
cpSync('content', folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command of the project on a copy of the demo content. */
function run(program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env: { ...process.env, CONTENT_DIR: folder },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function change(path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, path), text.replace(from, to));
}

const ACCESS = 'src/guards/audience/main.ts';
const CHECK = 'src/guards/check.ts';

describe('npm run access', () => {
  test('has a column for nobody, for a reader, and for each plan and role', () => {
    expect(standInsFor(theme).map(({ name }) => name)).toEqual([
      'anonymous',
      'reader',
      'supporter',
      'pro',
      'team',
      'editor',
      'admin',
    ]);
  });

  test('has a column for a feature that no plan brings, and tells a plan and a role of one name apart', () => {
    const members = {
      ...theme,
      plans: { editor: { ...theme.plans.pro, payer: 'organization', includes: [], features: [] } },
      features: { audio: { name: 'audio', payer: 'user' } },
    } as unknown as typeof theme;
    expect(standInsFor(members).map(({ name }) => name)).toEqual([
      'anonymous',
      'reader',
      'editor',
      'editor (role)',
      'admin',
      'audio',
    ]);
  });

  test('says of every demo post what its readers find', () => {
    const { entries } = JSON.parse(run(ACCESS, '--json').stdout);
    const columns = {
      anonymous: 'anonymous',
      reader: 'reader',
      supporter: 'supporter',
      pro: 'pro',
      editor: 'editor',
      owner: 'admin',
    };
    for (const { id, opens, hidden } of POSTS) {
      const row = entries.find(({ name }: { name: string }) => name === `posts/${id}`);
      for (const [persona, column] of Object.entries(columns)) {
        const open = (opens as readonly string[]).includes(persona);
        expect(row.cells[column].state, `${id} for ${persona}`).toBe(
          open ? 'open' : hidden ? 'hidden' : 'locked',
        );
      }
    }
  });

  test('names the sections of an entry, and what is missing', () => {
    const { stdout } = run(ACCESS);
    expect(stdout).toMatch(/^posts\/lock-one-section § body\.g1 +\| plan pro +\| locked/m);
    expect(stdout).toContain('locked: feature audio');
  });
});

describe('npm run check', () => {
  test('passes on the demo content as it is stored', () => {
    const { status, stderr } = run(CHECK);
    expect(status, stderr).toBe(0);
  });

  test('says in words that a typo has opened a paid post', () => {
    change('posts/what-a-bottle-costs.mdx', 'access: { plan: pro }', 'access: signed-in');
    change(
      'posts/lock-one-section.mdx',
      '<Gate plan="pro">\n\n### The sugar',
      '<Gate plan="supporter">\n\n### The sugar',
    );
    const { status, stderr } = run(CHECK);
    expect(status).toBe(1);
    expect(stderr).toContain('posts/what-a-bottle-costs: asks for signed-in instead of plan pro');
    expect(stderr).toContain('posts/what-a-bottle-costs: reader changed from locked to open');
    expect(stderr).toContain('posts/lock-one-section § body.g1: supporter changed from locked to open');
    expect(stderr).toContain('npm run access -- --write');
    expect(stderr).not.toContain('green-walnuts');
  });

  test('is content again when that is stored', () => {
    expect(run(ACCESS, '--write').status).toBe(0);
    expect(run(CHECK).status).toBe(0);
  });

  test('refuses content that does not parse', () => {
    change('posts/green-walnuts.mdx', 'access: { plan: supporter }', 'access: { plan: suporter }');
    const { status, stderr } = run(CHECK);
    expect(status).toBe(1);
    expect(stderr).toContain('green-walnuts.mdx');
    expect(stderr).toContain('Did you mean "supporter"?');
  });
});

describe('changesBetween', () => {
  test('names entries that came and went, and readers that are told apart for the first time', () => {
    const before =
      'entry | asks for | reader | and\nposts/a | plan pro | locked |\nposts/b | public | open |';
    const after =
      'entry | asks for | reader | pro | and\nposts/a | plan pro | locked | open |\nposts/c | public | open | open |';
    expect(changesBetween(before, after)).toEqual([
      'posts/a: pro is new, and it is open',
      'posts/c: new, open for everyone',
      'posts/b: gone',
    ]);
  });
});
