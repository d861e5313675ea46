/** What an editor completes and checks in frontmatter, asked of the language server behind the recommended extension, in a fresh copy. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CompletionRequest,
  createProtocolConnection,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { copySite } from '../look/variant.ts';

const folder = resolve('.gatepost/variants/editor');
const uri = pathToFileURL(join(folder, 'content/posts/green-walnuts.mdx')).href;
let server: ChildProcess;
let editor: ProtocolConnection;

beforeAll(async () => {
  copySite(folder, {});
  const env = { ...process.env, CONTENT_DIR: '' };
  // What `npm run dev` does first of all.
  execFileSync('astro', ['sync'], { cwd: folder, env });
  server = spawn(resolve('node_modules/.bin/astro-ls'), ['--stdio'], { cwd: folder, env });
  if (!server.stdout || !server.stdin) throw new Error('The language server has no pipes.');
  editor = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  editor.listen();
  const rootUri = pathToFileURL(folder).href;
  await editor.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'site' }],
    capabilities: {},
    initializationOptions: {
      contentIntellisense: settings()['astro.content-intellisense'],
      typescript: { tsdk: resolve('node_modules/typescript/lib') },
    },
  });
  await editor.sendNotification(InitializedNotification.type, {});
}, 120_000);

afterAll(() => {
  editor?.dispose();
  server?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));

test('the repository recommends the extensions that complete frontmatter', () => {
  const { recommendations } = JSON.parse(readFileSync('.vscode/extensions.json', 'utf8'));
  expect(recommendations).toEqual(
    expect.arrayContaining(['astro-build.astro-vscode', 'unifiedjs.vscode-mdx']),
  );
});

describe('in the frontmatter of a post, an editor', () => {
  test('completes keys', async () => {
    const keys = await completions('title: Tea\n|');
    expect(keys).toEqual(
      expect.arrayContaining(['description', 'pubDate', 'access', 'whenLocked', 'series']),
    );
    expect(keys).not.toContain('title');
  });

  test.each([
    ['rules of one word', 'access: |', ['public', 'signed-in']],
    ['the plans that theme.config.ts declares', 'access:\n  plan: |', ['supporter', 'pro', 'team']],
    ['what happens to those who may not open it', 'whenLocked: |', ['teaser', 'hidden']],
  ])('completes %s', async (_, written, expected) => {
    expect(await completions(`title: Tea\n${written}`)).toEqual(expect.arrayContaining(expected));
  });

  test('says what a key means', async () => {
    const said = await opened('---\ntitle: Tea\naccess: public\n---\n', () =>
      editor.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 2, character: 2 } }),
    );
    expect(JSON.stringify(said)).toContain('Who may read it');
  });

  test('underlines a misspelt key and a plan that is not declared, and nothing in the demo', async () => {
    const bad = 'title: Tea\ndescription: T\npubDate: 2026-11-02\nacess: public\naccess: { plan: suporter }';
    expect(await complaints(`---\n${bad}\n---\n`)).toEqual([
      expect.stringContaining('acess'),
      expect.stringContaining('"supporter"'),
    ]);
    expect(await complaints(readFileSync('content/posts/green-walnuts.mdx', 'utf8'))).toEqual([]);
  });
});

/** @param written frontmatter, with the cursor at the bar */
function completions(written: string): Promise<string[]> {
  const before = `---\n${written.split('|')[0]}`.split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return opened(`---\n${written.replace('|', '')}\n---\n`, async () => {
    const found = await editor.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    return (Array.isArray(found) ? found : (found?.items ?? [])).map(({ label }) => label);
  });
}

function complaints(text: string): Promise<string[]> {
  return opened(text, async () => {
    const report = await editor.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return 'items' in report ? report.items.map(({ message }) => String(message)) : [];
  });
}

/** Does something while the post is open with this text. */
async function opened<Answer>(text: string, ask: () => Promise<Answer>): Promise<Answer> {
  const textDocument = { uri, languageId: 'mdx', version: 1, text };
  await editor.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const answer = await ask();
  await editor.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  return answer;
}
