/** Cards as the API gives them: whole addresses, dates as ISO 8601. */
import type { Decision } from '#src/access/decide.ts';
import type { Card } from '#src/library/index.ts';
import type { ApiCard } from './schemas.ts';

/** A card for one viewer. What is not named here does not leave. */
export function toApiCard(card: Card, origin: string): ApiCard {
  const { author, updatedDate, series, opensOn } = card;
  return {
    id: card.id,
    url: new URL(card.url, origin).href,
    title: card.title,
    description: card.description,
    published: card.pubDate.toISOString(),
    ...(updatedDate && { updated: updatedDate.toISOString() }),
    tags: [...card.tags],
    ...(author && { author: { id: author.id, name: author.name, url: new URL(author.url, origin).href } }),
    ...(series && { series }),
    access: card.access,
    ...(opensOn && { opensOn: opensOn.toISOString() }),
    decision: toApiDecision(card.decision),
  };
}

function toApiDecision(decision: Decision): ApiCard['decision'] {
  if (decision.state === 'open') return { state: 'open' };
  const { need, signedIn, opensOn } = decision;
  return { state: 'locked', need, signedIn, ...(opensOn && { opensOn: new Date(opensOn).toISOString() }) };
}
