/** The items of a feed: the latest posts that the reader of this request may know of, each as far as it is open to them. */
import type { APIContext } from 'astro';
import { type Card, listCards, openEntry } from '#src/library/index.ts';
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
    const html = await itemHtml(card, renderer, locals, url.origin);
    items.push({ card, url: new URL(card.url, url.origin).href, html });
  }
  return { items, changed: changedAt(known, locals.now) };
}

async function itemHtml(
  card: Card,
  renderer: BodyRenderer,
  locals: App.Locals,
  origin: string,
): Promise<string> {
  const page = new URL(card.url, origin).href;
  const entry = await openEntry(card.collection, card.id, locals);
  const body = entry ? portableHtml(await renderer.render(entry), page) : '';
  const locked = lockedPhrase(card, theme);
  if (!locked) return body;
  const way = theme.words.readOnSite.replace('{name}', theme.name);
  const teaser = `<p>${escapeText(card.description)}</p>`;
  return `${teaser}${body}<p><strong>${escapeText(locked)}.</strong> <a href="${escapeText(page)}">${escapeText(way)}</a></p>`;
}
