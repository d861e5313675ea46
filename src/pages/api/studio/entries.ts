/** `/api/studio/entries`: every entry with its rule and state, for the staff. */
import type { APIRoute } from 'astro';
import { openStudio } from '#src/library/index.ts';
import type { StudioEntries } from '#src/outlets/api/team-schemas.ts';
import { json, otherMethod, refuse } from '#src/session/json.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  const studio = await openStudio(locals);
  if (studio.state === 'locked') {
    const { signedIn, need } = studio;
    return signedIn ? refuse('forbidden', { need }) : refuse('unauthenticated', { need });
  }
  const answer: StudioEntries = {
    entries: studio.entries.map(({ card, state, isReachable }) => ({
      collection: card.collection,
      id: card.id,
      url: new URL(card.url, url.origin).href,
      title: card.title,
      published: card.pubDate.toISOString(),
      access: card.access,
      ...(card.opensOn && { opensOn: card.opensOn.toISOString() }),
      state,
      isReachable,
    })),
  };
  return json(answer);
};

export const ALL = otherMethod('GET, HEAD');
