/** The items of a feed: the latest posts that the reader of this request may know of, each as far as it is open to them. */
import type { APIContext } from 'astro';
import { type Card, listCards, type OpenedEntry, openEntry } from '#src/library/index.ts';
import theme from '#theme';
import { lockedPhrase } from '../access-words.ts';
import { changedAt } from '../changed.ts';
import { escapeText } from '../escape-text.ts';
import { portableHtml } from '../portable-html.ts';
import { type BodyComponent, type BodyRenderer, bodyRenderer } from '../render-body.ts';

export interface FeedItem {
  readonly card: Card;
  /** Whole address of the post's page; it is also the item's identity. */
  readonly url: string;
  /** The whole text, or teaser, preview and a way on where it is locked. */
  readonly html: string;
  /** Recordings, films and documents of the open parts. */
  readonly files: readonly FeedFile[];
  /** The picture on the card. */
  readonly image?: FeedFile;
}

export interface FeedFile {
  /** A whole address. */
  readonly url: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: number;
}

export interface Feed {
  readonly items: readonly FeedItem[];
  /** Epoch milliseconds of the last change. */
  readonly changed: number;
}

/** @param Body `EntryBody.astro` */
export async function readFeed({ locals, url }: APIContext, Body: BodyComponent): Promise<Feed> {
  const known = await listCards(locals);
  const renderer = await bodyRenderer(Body, locals, url.origin);
  const items: FeedItem[] = [];
  for (const card of known.slice(0, theme.feedItems)) {
    const entry = await openEntry(card.collection, card.id, locals);
    if (entry) items.push(await toItem(entry, renderer, url.origin));
  }
  return { items, changed: changedAt(known, locals.now) };
}

async function toItem(entry: OpenedEntry, renderer: BodyRenderer, origin: string): Promise<FeedItem> {
  const { card, files } = entry;
  const url = new URL(card.url, origin).href;
  const whole = (file: FeedFile): FeedFile => ({
    url: new URL(file.url, origin).href,
    type: file.type,
    bytes: file.bytes,
  });
  return {
    card,
    url,
    html: withWall(card, portableHtml(await renderer.render(entry), url), url),
    files: [...files.values()].filter(({ type }) => !/^(?:image|text)\//.test(type)).map(whole),
    ...(card.heroImage && { image: whole(card.heroImage) }),
  };
}

/** What stands in a feed for a text that is not wholly open: the teaser, the preview, and a way to the page. */
function withWall(card: Card, body: string, page: string): string {
  const locked = lockedPhrase(card, theme);
  if (!locked) return body;
  const way = theme.words.readOnSite.replace('{name}', theme.name);
  const teaser = `<p>${escapeText(card.description)}</p>`;
  return `${teaser}${body}<p><strong>${escapeText(locked)}.</strong> <a href="${escapeText(page)}">${escapeText(way)}</a></p>`;
}
