/** `/feed.json`: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with each item's access under `_access`. */
import type { APIContext } from 'astro';
import theme from '#theme';
import { audience, isFree } from '../access-words.ts';
import { answer } from '../answer.ts';
import type { BodyComponent } from '../render-body.ts';
import { type FeedItem, readFeed } from './items.ts';

/** @param Body `EntryBody.astro` */
export async function jsonFeed(context: APIContext, Body: BodyComponent): Promise<Response> {
  const { items, changed } = await readFeed(context, Body);
  const { origin } = context.url;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: theme.name,
    description: theme.description,
    home_page_url: `${origin}/`,
    feed_url: `${origin}/feed.json`,
    icon: `${origin}/og/site.png`,
    favicon: `${origin}/favicon.svg`,
    language: theme.locale,
    items: items.map((item) => toItem(item, origin, context.locals.now)),
  };
  return answer(context, {
    body: `${JSON.stringify(feed, undefined, 1)}\n`,
    type: 'application/feed+json; charset=utf-8',
    changed,
  });
}

function toItem({ card, url, html, files, image }: FeedItem, origin: string, now: number) {
  const { author, updatedDate, tags } = card;
  return {
    id: url,
    url,
    title: card.title,
    summary: card.description,
    content_html: html,
    date_published: card.pubDate.toISOString(),
    ...(updatedDate && { date_modified: updatedDate.toISOString() }),
    ...(author && { authors: [{ name: author.name, url: new URL(author.url, origin).href }] }),
    ...(image && { image: image.url }),
    ...(files.length > 0 && {
      attachments: files.map((file) => ({
        url: file.url,
        mime_type: file.type,
        size_in_bytes: file.bytes,
      })),
    }),
    tags,
    language: theme.locale,
    _access: {
      about: `${origin}/api/openapi.json`,
      state: card.decision.state,
      free: isFree(card, now),
      audience: audience(card, theme, now),
    },
  };
}
