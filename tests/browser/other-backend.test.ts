/** A service of the creator's own, asked from a page with the code of docs/another-backend.md: it learns who reads from the token alone. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startOtherBackend } from '../harness/other-backend.ts';
import { newReader, signIn, useBrowser } from '../harness/page.ts';

useBrowser();

let service: ChildProcess;
beforeAll(async () => {
  service = await startOtherBackend();
});
afterAll(() => service.kill());

/** The code of the manual, word for word, but for its types. */
const [, code = ''] = /```ts\n([\s\S]+?)```/.exec(readFileSync('docs/another-backend.md', 'utf8')) ?? [];
const script = stripTypeScriptTypes(code).replace('export ', '');

const ask = (page: Page, url: string): Promise<{ status: number; body: { id?: string; plans?: string[] } }> =>
  page.evaluate(
    `(async () => { ${script}; const answer = await ask(${JSON.stringify(url)});
      return { status: answer.status, body: await answer.json() }; })()`,
  );

test('answers a signed-in reader, whose plan it knows', async () => {
  const { page } = await newReader();
  await signIn(page, 'supporter@example.test', '/about');
  await page.waitForFunction(() => window.Clerk?.session);
  const { status, body } = await ask(page, inject('site').otherBackend);
  expect(status).toBe(200);
  expect(body.id).toMatch(/^user_/);
  expect(body.plans).toEqual(['u:supporter']);
});

test('answers nobody else, on pages that carry no Clerk at all', async () => {
  const { page } = await newReader();
  await page.goto('/about');
  expect((await ask(page, inject('site').otherBackend)).status).toBe(401);
});

test('is the only other address that a page may talk to', async () => {
  const { page } = await newReader();
  await page.goto('/about');
  await expect(ask(page, inject('site').clerk)).rejects.toThrow(/Failed to fetch/);
});
