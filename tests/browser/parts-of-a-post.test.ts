/** What stands around and in the text of a post: how it is set, what can be taken along, and where to read on. */
import { expect, test } from 'vitest';
import { charactersPerLine, MEASURE } from '../harness/measure.ts';
import { newReader, useBrowser } from '../harness/page.ts';

useBrowser();

const POST = '/posts/write-your-first-post';

test('its lines have the length that is read best on a desk, and fit a phone', async () => {
  const { page } = await newReader();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/posts/the-apple-room');
  const measure = await charactersPerLine(page);
  expect(measure).toBeGreaterThanOrEqual(MEASURE.least);
  expect(measure).toBeLessThanOrEqual(MEASURE.most);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await charactersPerLine(page)).toBeGreaterThan(30);
});

test('its head says who wrote it, when, since when it is as it is, and how long it takes', async () => {
  const { page } = await newReader();
  await page.goto(POST);
  const byline = page.locator('.byline').first();
  expect(await byline.innerText()).toMatch(/By Isla .*\d{4}.*Updated .*\d{4}.*\d+ min/s);
});

test('after it stand its series, its author, and what came before and after', async () => {
  const { page } = await newReader();
  await page.goto(POST);
  const series = page.getByRole('navigation', { name: 'Part of a series' });
  expect(await series.locator('[aria-current=page]').innerText()).toContain('Write your first post');
  expect(await series.getByRole('link').count()).toBeGreaterThan(2);
  const author = page.getByRole('complementary', { name: /^By Isla/ });
  expect(await author.getByRole('link').first().getAttribute('href')).toBe('/authors/isla');
  const around = page.getByRole('navigation', { name: 'Earlier and later' });
  await around.locator('a[rel=next]').click();
  await page.waitForURL((url) => url.pathname !== POST);
  await around.locator('a[rel=prev]').click();
  await page.waitForURL(`**${POST}`);
});

test('after it stands what shares its tags', async () => {
  const { page } = await newReader();
  await page.goto('/posts/the-apple-room');
  const near = page.getByRole('region', { name: 'Near this' }).getByRole('link');
  const [first = ''] = await near.evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  const tagsOf = async (path: string) => (await (await page.request.get(`/api${path}`)).json()).post.tags;
  const own = await tagsOf('/posts/the-apple-room');
  expect((await tagsOf(first)).some((tag: string) => own.includes(tag))).toBe(true);
});

test('its code and its address are taken along with a click, and that is said aloud', async () => {
  const { page, context } = await newReader();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(POST);
  const taken = () => page.evaluate(() => navigator.clipboard.readText());
  const heard = () => page.locator('#announcer').textContent();
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await expect.poll(heard).toBe('Copied');
  expect((await taken()).trim()).toBe('npm run dev');
  // As on a device that has no way of its own to share.
  await page.evaluate(() => Object.assign(navigator, { share: undefined }));
  await page.getByRole('button', { name: 'Share' }).click();
  await expect.poll(heard).toBe('Link copied');
  expect(await taken()).toBe(new URL(POST, page.url()).href);
});
