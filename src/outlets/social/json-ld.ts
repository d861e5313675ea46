/**
 * Structured data of an entry (https://schema.org), with Google's markup for paywalled content
 * (https://developers.google.com/search/docs/appearance/structured-data/paywalled-content). Card fields only.
 */
import type { Card } from '#src/library/index.ts';
import type { Theme } from '#src/theme/schema.ts';
import { isFree } from '../access-words.ts';
import { pictureOf } from './share.ts';

/** The class of the one element that holds, or stands for, what is not free. */
export const NOT_FREE_CLASS = 'not-free';

/**
 * @param canonical whole address of the page
 * @param now epoch milliseconds
 * @returns JSON that can stand in a script element as it is
 */
export function jsonLd(card: Card, canonical: string, theme: Theme, now: number): string {
  const { origin } = new URL(canonical);
  const { author, updatedDate, tags } = card;
  const free = isFree(card, now);
  const post = card.collection === 'posts';
  const data = {
    '@context': 'https://schema.org',
    '@type': post ? 'BlogPosting' : 'WebPage',
    headline: card.title,
    description: card.description,
    url: canonical,
    mainEntityOfPage: canonical,
    inLanguage: theme.locale,
    image: [new URL(pictureOf(card), origin).href],
    ...(post && { datePublished: card.pubDate.toISOString() }),
    ...((updatedDate || post) && { dateModified: (updatedDate ?? card.pubDate).toISOString() }),
    ...(author && {
      author: [{ '@type': 'Person', name: author.name, url: new URL(author.url, origin).href }],
    }),
    ...(tags.length > 0 && { keywords: tags }),
    publisher: { '@type': 'Organization', name: theme.name, url: `${origin}/` },
    isAccessibleForFree: free,
    ...(!free && {
      hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: `.${NOT_FREE_CLASS}` },
    }),
  };
  // Within a script element, only this character could end it.
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
