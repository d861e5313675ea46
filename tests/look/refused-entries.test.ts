/** What an author sees in the browser while a post is wrong: the sentence of the build, and the post as soon as it is mended. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../harness/browser.ts';
import { type DevSite, developCopy } from './dev-site.ts';

const FILE = 'content/posts/green-walnuts.mdx';
const POST = '/posts/green-walnuts';
const TITLE = 'Green walnuts before the shell sets';
const good = readFileSync(FILE, 'utf8');
const misspelt = good.replace('{ plan: supporter }', '{ plan: suporter }');
/** The build says these too: see tests/project/build.test.ts. */
const SENTENCES = {
  plan: 'access names the plan "suporter", which theme.config.ts does not declare. Did you mean "supporter"? Declared plans: supporter, pro, team.',
  key: 'has the key "acess", which does not exist. Did you mean "access"?',
  word: 'access is "signedin", which is not a rule. Did you mean "signed-in"?',
};

let site: DevSite;
let browser: Browser;
const write = (text: string) => writeFileSync(join(site.folder, FILE), text);

beforeAll(async () => {
  site = await developCopy('refused', (folder) => writeFileSync(join(folder, FILE), misspelt));
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('a server starts beside a wrong post, says so on every page, and shows the post once it is mended', async () => {
  const page = await openPage('/about');
  await expect.poll(() => overlay(page), { timeout: 45_000 }).toBe(`${FILE}: ${SENTENCES.plan}`);
  expect((await fetch(site.origin + POST)).status).toBe(404);
  write(good);
  await expect.poll(() => overlay(page), { timeout: 45_000 }).toBe('');
  await expect.poll(() => statusOf(POST), { timeout: 45_000 }).toBe(200);
});

describe('on a page that is open, a wrong', () => {
  test.each([
    ['plan', misspelt, SENTENCES.plan],
    ['key', good.replace('access:', 'acess:'), SENTENCES.key],
    ['word', good.replace('{ plan: supporter }', 'signedin'), SENTENCES.word],
    ['date', good.replace(/pubDate: .*/, 'pubDate: soon'), 'pubDate must be a date like 2026-11-02.'],
    [
      'picture',
      good.replace('tags:', 'heroImage: ./no.jpg\ntags:'),
      'heroImage: There is no file "./no.jpg".',
    ],
    ['bracket', good.replace('tags: [', 'tags: [['), 'missed comma'],
  ])('%s is said, and gone when it is mended', async (_, text, sentence) => {
    write(good);
    await expect.poll(() => statusOf(POST), { timeout: 45_000 }).toBe(200);
    const page = await openPage(POST);
    onTestFinished(() => write(good));
    write(text);
    await expect.poll(() => overlay(page), { timeout: 45_000 }).toMatch(said(sentence));
    // It is never shown as it was, under a rule that no longer stands there.
    await expect.poll(() => statusOf(POST), { timeout: 45_000 }).not.toBe(200);
    write(good);
    await expect.poll(() => page.title(), { timeout: 45_000 }).toContain(TITLE);
    await expect.poll(() => overlay(page), { timeout: 45_000 }).toBe('');
  });
});

test('a wrong gate is said with its line on the page of its post', async () => {
  const page = await openPage(POST);
  onTestFinished(() => write(good));
  write(`${good}\n<Gate plan="prro">\n\nTea.\n\n</Gate>\n`);
  // Astro says what a page threw once, shortly after; a browser that is slower than that has to ask again.
  await expect
    .poll(
      async () => {
        await page.goto(POST).catch(() => {});
        await page.waitForTimeout(2_000);
        return overlay(page);
      },
      { timeout: 60_000 },
    )
    .toMatch(/green-walnuts\.mdx:\d+: access names the plan "prro".* Did you mean "pro"\?/);
});

const said = (sentence: string) => new RegExp(`^${RegExp.escape(`${FILE}:`)}.*${RegExp.escape(sentence)}`);

/** What the overlay says; empty when there is none, or the page is just being loaded again. */
function overlay(page: Page): Promise<string> {
  return page
    .evaluate(
      () =>
        document.querySelector('vite-error-overlay')?.shadowRoot?.querySelector('#message-content')
          ?.textContent ?? '',
    )
    .catch(() => '');
}

async function openPage(path: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: site.origin });
  await page.goto(path);
  return page;
}

const statusOf = async (path: string) =>
  (await fetch(site.origin + path, { signal: AbortSignal.timeout(10_000) })).status;
