/** Reads the outlets as programs do: each gives what it says of one post to one persona, or undefined when it does not name it. */
import { parseFeed } from '@rowanmanning/feed-parser';
import { XMLParser } from 'fast-xml-parser';
import { inject } from 'vitest';
import { type Persona, visit } from '../harness/session.ts';
import { TITLES } from '../library/decided.ts';
import { GATES, POSTS, UNPUBLISHED } from '../library/demo.ts';

export interface Told {
  /** Everything that the outlet says of the post. */
  readonly text: string;
  /** What it says of access, where it says so: whether the post is open to this persona. */
  readonly open?: boolean;
}

export type Reader = (id: string, persona: Persona) => Promise<Told | undefined>;

export const xmlParser = new XMLParser({ ignoreAttributes: false, processEntities: true });

/** Text as XML. @throws when it is not well-formed */
export function readXml(text: string): Record<string, unknown> {
  return xmlParser.parse(text, true);
}

export const urlOf = (id: string) => `${inject('site').origin}/posts/${id}`;

async function pageText(
  path: string,
  persona: Persona,
  status: number[] = [200],
): Promise<Response | undefined> {
  const response = await visit(path, persona);
  if (response.status === 404) return undefined;
  if (!status.includes(response.status)) throw new Error(`${path} answered ${response.status}`);
  return response;
}

const asText = async (path: string, persona: Persona): Promise<Told | undefined> => {
  const response = await pageText(path, persona);
  return response && { text: await response.text() };
};

const rss: Reader = async (id, persona) => {
  const feed = parseFeed(await (await visit('/rss.xml', persona)).text());
  const item = feed.items.find(({ url }) => url === urlOf(id));
  return item && { text: JSON.stringify(item.toJSON()) };
};

const jsonFeed: Reader = async (id, persona) => {
  const { items } = await (await visit('/feed.json', persona)).json();
  const item = items.find(({ url }: { url: string }) => url === urlOf(id));
  return item && { text: JSON.stringify(item), open: item._access.state === 'open' };
};

const llms: Reader = async (id, persona) => {
  const text = await (await visit('/llms.txt', persona)).text();
  const line = text.split('\n').find((row) => row.includes(`(${urlOf(id)}.md)`));
  return line ? { text: line } : undefined;
};

const negotiated: Reader = async (id, persona) => {
  const response = await visit(`/posts/${id}`, persona, { headers: { accept: 'text/markdown' } });
  return response.status === 404 ? undefined : { text: await response.text() };
};

const api: Reader = async (id, persona) => {
  const response = await pageText(`/api/posts/${id}`, persona, [200, 401, 403]);
  if (!response) return undefined;
  const answer = await response.json();
  return { text: JSON.stringify(answer), open: answer.post.decision.state === 'open' };
};

const apiList: Reader = async (id, persona) => {
  const { posts } = await (await visit('/api/posts?perPage=100', persona)).json();
  const card = posts.find((post: { id: string }) => post.id === id);
  return card && { text: JSON.stringify(card), open: card.decision.state === 'open' };
};

/** A post found by its title, with all that searches for its secret words say of it. */
const search: Reader = async (id, persona) => {
  const find = async (q: string) => {
    const { results } = await (await visit(`/api/search?${new URLSearchParams({ q })}`, persona)).json();
    return results.find((result: { id: string }) => result.id === id);
  };
  const found = await find(TITLES.get(id)?.split(' ').slice(0, 8).join(' ') || id);
  if (!found) return undefined;
  const { word } = [...POSTS, ...UNPUBLISHED].find((post) => post.id === id) ?? {};
  const words = [
    ...(word ? [word] : []),
    ...(id === 'lock-one-section' ? GATES.map((gate) => gate.word) : []),
  ];
  const texts = await Promise.all(words.map(find));
  const pieces = [found, ...texts].flatMap((one) => (one ? [...one.title, ...one.snippet] : []));
  return {
    text: pieces
      .map(({ text }: { text: string }) => text)
      .join('')
      .toLowerCase(),
    open: found.state === 'open',
  };
};

const head: Reader = async (id, persona) => {
  const page = await asText(`/posts/${id}`, persona);
  return page && { text: page.text.slice(0, page.text.indexOf('</head>')) };
};

const picture: Reader = async (id, persona) => {
  const response = await pageText(`/og/posts/${id}.png`, persona);
  return response && { text: Buffer.from(await response.arrayBuffer()).toString('latin1') };
};

/** Outlets that carry texts: what is open stands in them, what is locked does not. */
export const TEXT_OUTLETS: Record<string, Reader> = {
  page: (id, persona) => asText(`/posts/${id}`, persona),
  markdown: (id, persona) => asText(`/posts/${id}.md`, persona),
  negotiated,
  rss,
  jsonFeed,
  api,
  search,
};

/** Outlets that are made of cards: no word of a body stands in them, whoever asks. */
export const CARD_OUTLETS: Record<string, Reader> = { llms, apiList, head, picture };
