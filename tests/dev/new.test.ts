/** `npm run new` writes entries that the site accepts, and refuses in the same words as the build. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { accessChoices, draftEntry } from '#src/dev/new/draft-entry.ts';
import { postSchema } from '#src/library/schemas.ts';
import theme from '#theme';

const folder = mkdtempSync(join(tmpdir(), 'gatepost-new-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...flags: string[]) =>
  spawnSync(process.execPath, ['src/dev/new/main.ts', ...flags], {
    env: { ...process.env, CONTENT_DIR: folder },
    encoding: 'utf8',
  });

/** Reads the flat frontmatter that `draftEntry` writes. */
function frontmatterOf(text: string): Record<string, unknown> {
  const lines = (text.split('---\n')[1] ?? '').trim().split('\n');
  const value = (written: string): unknown => {
    const list = /^\[(.*)\]$/.exec(written);
    if (list) return list[1]?.split(', ');
    const pair = /^\{ (\w+): (.*) \}$/.exec(written);
    if (pair) return { [pair[1] ?? '']: value(pair[2] ?? '') };
    return /^(".*"|true)$/.test(written) ? JSON.parse(written) : written;
  };
  return Object.fromEntries(
    lines.map((line) => [line.split(': ')[0], value(line.slice(line.indexOf(': ') + 2))]),
  );
}

describe('draftEntry', () => {
  test.each(accessChoices(theme))('writes a post for %s that the site accepts', (access) => {
    const { path, text } = draftEntry(
      { title: 'Tea: "strong"', kind: 'post', access, tags: ['Two words'] },
      theme,
      new Date(0),
    );
    expect(path).toBe('posts/tea-strong/index.mdx');
    const parsed = postSchema(theme).safeParse(frontmatterOf(text));
    expect(parsed.error?.message).toBeUndefined();
    expect(parsed.data).toMatchObject({ title: 'Tea: "strong"', tags: ['two-words'], draft: true });
    expect(text.includes('<Paywall />')).toBe(access !== 'public');
  });

  test('refuses a title without anything to make an address from', () => {
    const wanted = { title: '…', kind: 'post', access: 'public', tags: [] } as const;
    expect(() => draftEntry(wanted, theme, new Date(0))).toThrow('Add a word in a to z.');
  });
});

describe('npm run new', () => {
  test('writes a post into a folder of its own, and not over another', () => {
    const first = run('--title', 'Green tea', '--access', 'plan:supporter', '--tags', 'kitchen, drinks');
    expect(first.status, first.stderr).toBe(0);
    const text = readFileSync(join(folder, 'posts/green-tea/index.mdx'), 'utf8');
    expect(text).toContain('access: { plan: supporter }\ndraft: true\n---');
    expect(text).toContain('tags: [kitchen, drinks]');
    const second = run('--title', 'Green tea');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('exists. Choose another title');
  });

  test('names the near miss of a plan that does not exist', () => {
    const { status, stderr } = run('--title', 'Tea', '--access', 'plan:suporter');
    expect(status).toBe(1);
    expect(stderr).toContain('Did you mean "supporter"?');
  });

  test('says which flags there are when there is nobody to ask', () => {
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain('--title');
  });

  // script(1) gives it a terminal. It stands on every Linux; other systems have one with other options.
  test.runIf(process.platform === 'linux')('asks in a terminal for what it needs', async () => {
    const command = `stty cols 100 rows 40; "${process.execPath}" src/dev/new/main.ts`;
    const terminal = spawn('script', ['-qec', command, '/dev/null'], {
      env: { ...process.env, CONTENT_DIR: folder },
    });
    let said = '';
    terminal.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const asked = async (question: string, answer: string) => {
      await vi.waitUntil(() => said.includes(question), { timeout: 20_000 });
      said = '';
      terminal.stdin.write(answer);
    };
    const ended = once(terminal, 'exit');
    await asked('Title', '\r');
    await asked('It needs one.', 'Plum jam\r');
    await asked('Kind', '\r');
    await asked('everybody sees', 'Jam from plums.\r');
    await asked('Who may read it?', 'supporter');
    await asked('plan:supporter', '\r');
    await asked('Tags', 'kitchen, jam\r');
    await asked('Author', '\r');
    expect(await ended).toEqual([0, null]);
    const text = readFileSync(join(folder, 'posts/plum-jam/index.mdx'), 'utf8');
    expect(text).toContain('title: "Plum jam"\ndescription: "Jam from plums."');
    expect(text).toContain('tags: [kitchen, jam]');
    expect(text).toContain('access: { plan: supporter }\ndraft: true\n---');
  });
});
