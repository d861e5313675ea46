/** `/rss.xml`: RSS 2.0 with whole texts in `content:encoded`, and each item's audience in `dcterms:accessRights`. */
import { getRssString } from '@astrojs/rss';
import type { APIContext } from 'astro';
import theme from '#theme';
import { audience } from '../access-words.ts';
import { answer } from '../answer.ts';
import { escapeText } from '../escape-text.ts';
import type { BodyComponent } from '../render-body.ts';
import { type FeedItem, readFeed } from './items.ts';

const XMLNS = {
  atom: 'http://www.w3.org/2005/Atom',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
};

/** Browsers show feeds that call themselves RSS as bare text, whatever style sheet they name; feed readers take either. */
const TYPE = 'application/xml; charset=utf-8';

/** @param Body `EntryBody.astro` */
export async function rss(context: APIContext, Body: BodyComponent): Promise<Response> {
  const { items, changed } = await readFeed(context, Body);
  const { origin } = context.url;
  const body = await getRssString({
    title: theme.name,
    description: theme.description,
    site: origin,
    stylesheet: '/feed.css',
    trailingSlash: false,
    xmlns: XMLNS,
    customData: [
      `<language>${escapeText(theme.locale)}</language>`,
      `<lastBuildDate>${new Date(changed).toUTCString()}</lastBuildDate>`,
      `<atom:link href="${origin}/rss.xml" rel="self" type="application/rss+xml"/>`,
    ].join(''),
    items: items.map((item) => ({
      title: item.card.title,
      link: item.url,
      description: item.card.description,
      pubDate: item.card.pubDate,
      categories: [...item.card.tags],
      content: item.html,
      customData: details(item, context.locals.now),
      ...enclosureOf(item),
    })),
  });
  return answer(context, { body, type: TYPE, changed });
}

/** RSS has room for one file: a recording or film for podcast players, else the picture. */
function enclosureOf({ files, image }: FeedItem) {
  const file = files.find(({ type }) => /^(?:audio|video)\//.test(type)) ?? image;
  return file && { enclosure: { url: file.url, type: file.type, length: file.bytes } };
}

function details({ card }: FeedItem, now: number): string {
  const author = card.author && `<dc:creator>${escapeText(card.author.name)}</dc:creator>`;
  const updated = card.updatedDate && `<atom:updated>${card.updatedDate.toISOString()}</atom:updated>`;
  const rights = `<dcterms:accessRights>${escapeText(audience(card, theme, now))}</dcterms:accessRights>`;
  return [author, updated, rights].filter(Boolean).join('');
}
