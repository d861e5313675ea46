/** Where in an answer a locked phrase stands, and what a creator does about it. */

export interface Place {
  readonly name: string;
  readonly mend: string;
}

const RULES = 'A body leaves by one door only: openEntry, on a page that is rendered on demand.';

/** Parts of a document that are looked at by themselves, the ones that hide most first. */
const ZONES: readonly (Place & { readonly pattern: RegExp })[] = [
  {
    name: 'props of an island',
    pattern: /<astro-island\b[^>]*>/gi,
    mend: 'Give the island a card or a decision: props are written into the page.',
  },
  {
    name: 'JSON-LD',
    pattern: /<script[^>]*ld\+json[^>]*>.*?<\/script>/gis,
    mend: 'Describe the entry with the fields of its card; its body has no place there.',
  },
  {
    name: 'a script in the page',
    pattern: /<script\b[^>]*>.*?<\/script>/gis,
    mend: 'Find what writes this script (define:vars, is:inline) and give it the card alone.',
  },
  {
    name: 'a description in the head',
    pattern: /<(?:meta|link|title)\b[^>]*>(?:[^<]*<\/title>)?/gi,
    mend: 'Take the description from the frontmatter; one cut from the body is the body.',
  },
  {
    name: "a hidden element of Clerk's <Show>",
    pattern: /<clerk-show\b.*?<\/clerk-show>/gis,
    mend: 'Take the body out of <Show> and let openEntry decide on the server.',
  },
  { name: 'a template', pattern: /<template\b.*?<\/template>/gis, mend: RULES },
  { name: 'a comment', pattern: /<!--.*?-->/gs, mend: RULES },
  { name: 'the text of the page', pattern: /.+/gs, mend: RULES },
];

/**
 * @param text a document in HTML
 * @param holds whether a piece of it has what was found
 */
export function placesIn(text: string, holds: (piece: string) => boolean): Place[] {
  const found: Place[] = [];
  let rest = text;
  for (const { name, mend, pattern } of ZONES) {
    const pieces = rest.match(pattern) ?? [];
    if (pieces.some(holds)) found.push({ name, mend });
    rest = rest.replace(pattern, ' ');
  }
  return found;
}

/** For what is no page. */
export function placeOf(path: string, contentType: string): Place {
  if (/rss|atom|\/feed|feed\+json/i.test(`${path} ${contentType}`)) {
    return {
      name: 'a feed',
      mend: 'Build feeds from cards, and take a body only from openEntry for the viewer who asks.',
    };
  }
  if (/json/.test(contentType)) {
    return {
      name: 'an answer of an API',
      mend: 'Answer with cards, and with a body only from openEntry for the viewer who asks.',
    };
  }
  if (/^(?:image|audio|video)|pdf|octet/.test(contentType)) {
    return {
      name: 'a file',
      mend: 'Serve files beside an entry through the library, which asks the rule of the entry.',
    };
  }
  return { name: contentType.replace(/;.*/, '') || 'an answer', mend: RULES };
}

/** For a file of the public folder, which everybody can have. */
export function placeOfFile(path: string): Place {
  if (/\.html?$/.test(path)) {
    return {
      name: 'a prerendered page',
      mend: 'Take prerender = true out of the page that makes it: it was rendered for nobody and is served to all.',
    };
  }
  if (/(?:search|index|pagefind).*|\.(?:json|pf_\w+)$/i.test(path) && !/\.(?:m?js|css)$/.test(path)) {
    return {
      name: 'a public index',
      mend: 'Let the server search, with the viewer at hand; an index in the public folder is a copy of what it indexes.',
    };
  }
  if (/\.(?:m?js|map)$/.test(path)) {
    return {
      name: 'a script for browsers',
      mend: 'Find the island or script that imports it, and hand it what it needs as a prop.',
    };
  }
  return {
    name: 'a public file',
    mend: 'Find the import or copy that put it there; files beside an entry stay in the content folder.',
  };
}
