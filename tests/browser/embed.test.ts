/** What posts show beyond their text: galleries, and frames of other sites, which are asked for nothing before the reader says so. */
import { expect, inject, test } from 'vitest';
import { newReader, useBrowser } from '../harness/page.ts';

useBrowser();

const POST = '/posts/write-your-first-post';
const FRAME = 'https://films.example/frames/grafting';

async function openPost() {
  const reader = await newReader();
  await reader.context.route(`${FRAME}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Film</title><p>A graft, moving</p>' }),
  );
  await reader.page.goto(POST, { waitUntil: 'networkidle' });
  await reader.page.locator('gp-embed').scrollIntoViewIfNeeded();
  return reader;
}

test('an embed asks the other site for nothing until it is opened, and then shows it', async () => {
  const { page, requests, complaints } = await openPost();
  const elsewhere = () => requests.filter((url) => !url.startsWith(inject('site').origin));
  expect(elsewhere()).toEqual([]);
  await page.getByRole('link', { name: 'Load from films.example' }).click();
  await page.frameLocator('gp-embed iframe').getByText('A graft, moving').waitFor();
  expect(elsewhere()).toEqual([FRAME]);
  expect(await page.locator('gp-embed iframe').getAttribute('title')).toBe('A graft, from cut to wax');
  expect(complaints).toEqual([]);
});

test('an embed opens by keyboard, and the focus goes on inside', async () => {
  const { page } = await openPost();
  await page.getByRole('link', { name: 'Load from films.example' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('gp-embed iframe').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
});

test('an embed does not move what stands around it when it opens', async () => {
  const { page } = await openPost();
  const height = async () => (await page.locator('gp-embed').boundingBox())?.height;
  const before = await height();
  await page.getByRole('link', { name: 'Load from films.example' }).click();
  await page.locator('gp-embed iframe').waitFor();
  expect(await height()).toBeCloseTo(before ?? 0, 0);
});

test('an embed is a plain link where no script runs', async () => {
  const { page } = await newReader({ javaScriptEnabled: false });
  await page.goto(POST);
  expect(await page.getByRole('link', { name: 'Load from films.example' }).getAttribute('href')).toBe(FRAME);
});

test('a gallery of four stands two by two, on a phone and on a desk, with a description for each picture', async () => {
  const { page } = await openPost();
  const pictures = page.locator('.gallery img');
  const columns = async () =>
    new Set(
      await pictures.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left))),
    ).size;
  expect(await pictures.count()).toBe(4);
  expect(await columns()).toBe(2);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await columns()).toBe(2);
  for (const alt of await pictures.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).alt)))
    expect(alt).not.toBe('');
});
