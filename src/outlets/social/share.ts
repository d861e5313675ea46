/** What a page says of itself to those who share or index it: Open Graph and Twitter properties. */
import type { Card } from '#src/library/index.ts';
import type { Theme } from '#src/theme/schema.ts';

export interface SharedPage {
  readonly title: string;
  readonly description: string;
  /** A whole address. */
  readonly canonical: string;
  /** Of the entry that the page shows. */
  readonly card?: Card;
}

/** One `<meta>`: Open Graph takes `property`, Twitter takes `name`. */
export type Meta =
  | { readonly property: string; readonly content: string }
  | { readonly name: string; readonly content: string };

/** Path of the picture that stands for a page. */
export function pictureOf(card: Card | undefined): string {
  return card
    ? `/og/${card.collection}/${card.id.split('/').map(encodeURIComponent).join('/')}.png`
    : '/og/site.png';
}

/** Everything comes from card fields, or from the page's own title and description. */
export function shareMetas({ title, description, canonical, card }: SharedPage, theme: Theme): Meta[] {
  const post = card?.collection === 'posts' ? card : undefined;
  const open: [string, string | undefined][] = [
    ['og:type', post ? 'article' : 'website'],
    ['og:site_name', theme.name],
    ['og:locale', theme.locale.replace('-', '_')],
    ['og:title', title],
    ['og:description', description],
    ['og:url', canonical],
    ['og:image', new URL(pictureOf(card), canonical).href],
    ['og:image:type', 'image/png'],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['og:image:alt', title],
    ['article:published_time', post?.pubDate.toISOString()],
    ['article:modified_time', post?.updatedDate?.toISOString()],
    ['article:author', post?.author && new URL(post.author.url, canonical).href],
    ...(post?.tags ?? []).map((tag): [string, string] => ['article:tag', tag]),
  ];
  const named: [string, string | undefined][] = [
    ['author', post?.author?.name],
    ['twitter:card', 'summary_large_image'],
  ];
  return [
    ...open.flatMap(([property, content]) => (content ? [{ property, content }] : [])),
    ...named.flatMap(([name, content]) => (content ? [{ name, content }] : [])),
  ];
}
