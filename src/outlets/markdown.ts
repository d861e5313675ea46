/**
 * Entries as Markdown, for agents and for people who like plain text: `/posts/<id>.md`, and the page's own address
 * when the request prefers `text/markdown`.
 */
import type { AstroGlobal } from 'astro';
import { type OpenedEntry, openEntry } from '#src/library/index.ts';
import theme from '#theme';
import { audience, lockedPhrase } from './access-words.ts';
import { answer } from './answer.ts';
import { changedAt } from './changed.ts';
import { negotiate } from './negotiate.ts';

const TYPE = 'text/markdown; charset=utf-8';
const ENDING = '.md';

/**
 * Answers a request for the Markdown of an entry.
 *
 * @param id as the address has it, with its ending
 * @returns undefined when the request asks for the page
 */
export async function markdownAnswer(
  context: Pick<AstroGlobal, 'request' | 'locals' | 'url' | 'response'>,
  collection: 'posts' | 'pages',
  id: string,
): Promise<Response | undefined> {
  const { request, locals, url } = context;
  if (id.endsWith(ENDING)) {
    const entry = await openEntry(collection, id.slice(0, -ENDING.length), locals);
    if (!entry) return notFound();
    const content = { body: await toMarkdown(entry, url.origin, locals.now), type: TYPE };
    if (!isEverybodys(entry)) return new Response(content.body, { headers: { 'content-type': TYPE } });
    return answer(context, { ...content, changed: changedAt([entry.card], locals.now) });
  }
  context.response.headers.append('vary', 'Accept');
  if (negotiate(request.headers.get('accept'), ['text/html', 'text/markdown']) !== 'text/markdown')
    return undefined;
  // Never shared: a cache that does not heed Vary would give this to browsers.
  const headers = { 'content-type': TYPE, vary: 'Accept' };
  const entry = await openEntry(collection, id, locals);
  if (!entry) return notFound();
  return new Response(await toMarkdown(entry, url.origin, locals.now), { headers });
}

function notFound(): Response {
  const headers = { 'content-type': TYPE, vary: 'Accept' };
  return new Response(`# ${theme.words.notFound}\n`, { status: 404, headers });
}

/** As for pages: a locked entry is private for anonymous readers too. */
function isEverybodys({ card }: OpenedEntry): boolean {
  return card.access === 'public';
}

/** The card as a head, then what is open of the text, then what is missing. */
async function toMarkdown(entry: OpenedEntry, origin: string, now: number): Promise<string> {
  const { card, decision } = entry;
  const { words } = theme;
  const page = new URL(card.url, origin).href;
  const closedSections = [...entry.gates.values()].some(({ state }) => state === 'locked');
  const facts = [
    card.author && `${words.by} ${card.author.name}`,
    card.collection === 'posts' && card.pubDate.toISOString().slice(0, 10),
    card.updatedDate && `${words.updated} ${card.updatedDate.toISOString().slice(0, 10)}`,
    words.forWhom.replace('{holders}', audience(card, theme, now)),
  ];
  const locked = lockedPhrase(card, theme);
  const way = words.readOnSite.replace('{name}', theme.name);
  const rest = locked ? `**${locked}.** [${way}](${page})` : '';
  const sections =
    decision.state === 'open' && closedSections ? `*${words.sectionsClosed}* [${way}](${page})` : '';
  return `${[
    `# ${oneLine(card.title)}`,
    `> ${oneLine(card.description)}`,
    `${facts.filter(Boolean).join(' · ')}  \n<${page}>`,
    await withFiles(entry, origin),
    rest,
    sections,
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

/** The text with whole addresses of the files beside it, where Markdown names them. */
export async function withFiles(
  { files, markdown }: Pick<OpenedEntry, 'files' | 'markdown'>,
  origin: string,
): Promise<string> {
  const addresses = [...files].map(([src, { url }]) => [src, new URL(url, origin).href] as const);
  const written = await markdown();
  return addresses
    .reduce(
      (text, [src, url]) =>
        text.replaceAll(`](${encodeURI(src)}`, `](${url}`).replaceAll(`](${src}`, `](${url}`),
      written,
    )
    .trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
