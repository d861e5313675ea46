/** `/llms.txt` (https://llmstxt.org): the publication for language models, with a link to the Markdown of each entry. */
import type { APIContext } from 'astro';
import { type Card, listCards, listPages } from '#src/library/index.ts';
import theme from '#theme';
import { audience, isFree } from './access-words.ts';
import { answer } from './answer.ts';
import { changedAt } from './changed.ts';

/** As many as fit into a model's view; the sitemap has them all. */
const LATEST_POSTS = 500;

export async function llms(context: APIContext): Promise<Response> {
  const { locals, url } = context;
  const posts = await listCards(locals);
  const pages = await listPages(locals);
  const line = (card: Card) => toLine(card, url.origin, locals.now);
  const body = [
    `# ${theme.name}`,
    `> ${theme.description}`,
    'Every link leads to Markdown. An entry that is not for everyone answers with its public part, and says whom it is for.',
    [`## ${theme.words.posts}`, '', ...posts.slice(0, LATEST_POSTS).map(line)].join('\n'),
    [
      '## Optional',
      '',
      ...pages.map(line),
      `- [${theme.words.allPosts}](${url.origin}/sitemap-index.xml)`,
    ].join('\n'),
  ].join('\n\n');
  return answer(context, {
    body: `${body}\n`,
    type: 'text/plain; charset=utf-8',
    changed: changedAt(posts, locals.now),
  });
}

function toLine(card: Card, origin: string, now: number): string {
  const title = card.title.replace(/\s+/g, ' ').replace(/[[\]]/g, '\\$&');
  const description = card.description.replace(/\s+/g, ' ');
  const access = isFree(card, now)
    ? ''
    : ` (${theme.words.forWhom.replace('{holders}', audience(card, theme, now))})`;
  return `- [${title}](${new URL(card.url, origin).href}.md): ${description}${access}`;
}
