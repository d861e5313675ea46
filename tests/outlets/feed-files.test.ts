/** Files in feeds: the pictures of cards, what the open parts of a text show, and nothing of what is locked. */
import { expect, inject, test } from 'vitest';
import { PERSONAS, type Persona, visit } from '../harness/session.ts';
import { readXml } from './readers.ts';

interface Item {
  url: string;
  content_html: string;
  image?: string;
  attachments?: { url: string; mime_type: string; size_in_bytes: number }[];
}

const itemsFor = async (persona: Persona): Promise<Item[]> =>
  (await (await visit('/feed.json', persona)).json()).items;
const pathOf = (address: string) => address.slice(inject('site').origin.length);

test.each(PERSONAS)('every file in the feed of %s answers to them', async (persona) => {
  const items = await itemsFor(persona);
  const shown = items.flatMap(({ content_html, image, attachments = [] }) => [
    ...[...content_html.matchAll(/src="([^"]+\/media\/[^"]+)"/g)].map(([, address = '']) => address),
    ...(image ? [image] : []),
    ...attachments.map(({ url }) => url),
  ]);
  expect(shown.length).toBeGreaterThan(3);
  for (const address of shown) expect((await visit(pathOf(address), persona)).status, address).toBe(200);
});

test('a recording below the wall is attached for those who may hear it', async () => {
  const of = async (persona: Persona) =>
    (await itemsFor(persona)).find(({ url }) => url.endsWith('/the-sound-of-ripe'))?.attachments ?? [];
  const [recording] = await of('pro');
  expect(recording?.mime_type).toMatch(/^audio\//);
  expect(await of('anonymous')).toEqual([]);
  expect(await of('reader')).toEqual([]);
  const response = await visit(pathOf(recording?.url ?? ''), 'pro');
  expect(Number(response.headers.get('content-length'))).toBe(recording?.size_in_bytes);
  expect([401, 403, 404]).toContain((await visit(pathOf(recording?.url ?? ''))).status);
  const { rss } = readXml(await (await visit('/rss.xml', 'pro')).text()) as never as {
    rss: { channel: { item: { link: string; enclosure?: Record<string, string> }[] } };
  };
  const item = rss.channel.item.find(({ link }) => link.endsWith('/the-sound-of-ripe'));
  expect(item?.enclosure).toEqual({
    '@_url': recording?.url,
    '@_type': recording?.mime_type,
    '@_length': String(recording?.size_in_bytes),
  });
});

test('Markdown names files by whole addresses', async () => {
  const text = await (await visit('/posts/storing-pears.md', 'supporter')).text();
  const [, address = ''] = /!\[[^\]]*\]\((https?:[^)\s]+)/.exec(text) ?? [];
  expect((await visit(pathOf(address), 'supporter')).status).toBe(200);
});
