/** `/api/posts`: pages of cards, newest first, and `/api/posts/<id>`: one post as far as it is open. */
import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import { listCards, type OpenedEntry, openEntry } from '#src/library/index.ts';
import { withFiles } from '../markdown.ts';
import { portableHtml } from '../portable-html.ts';
import { type BodyComponent, bodyRenderer } from '../render-body.ts';
import { json, noPost, problem } from './json.ts';
import type { ApiLocked, ApiPost, ApiPostList, ApiText } from './schemas.ts';
import { toApiCard } from './to-api-card.ts';

const number = (max: number) =>
  z
    .stringFormat('a whole number', /^[1-9]\d{0,5}$/)
    .transform(Number)
    .pipe(z.int().max(max));
const name = z.string().min(1).max(100);

/** What `/api/posts` understands in its query. Anything else in it is an error, so that a misspelt filter shows. */
const query = z.strictObject({
  page: number(100_000).default(1),
  perPage: number(100).default(20),
  tag: name.optional(),
  author: name.optional(),
  series: name.optional(),
  year: number(9999).optional(),
});

export async function apiPosts({ url, locals }: APIContext): Promise<Response> {
  const asked = query.safeParse(Object.fromEntries(url.searchParams));
  if (!asked.success) return problem('bad-request', explain(asked.error));
  const { page, perPage, ...filter } = asked.data;
  const cards = await listCards(locals, filter);
  const end = page * perPage;
  const answer: ApiPostList = {
    page,
    perPage,
    total: cards.length,
    ...(end < cards.length && { next: nextOf(url, page) }),
    posts: cards.slice(end - perPage, end).map((card) => toApiCard(card, url.origin)),
  };
  locals.keepable = true;
  return json(answer);
}

/** @param Body `EntryBody.astro` */
export async function apiPost(context: APIContext, Body: BodyComponent): Promise<Response> {
  const { params, locals, url } = context;
  const entry = await openEntry('posts', params.id ?? '', locals);
  if (!entry) return noPost();
  const post = toApiCard(entry.card, url.origin);
  const { decision } = entry;
  if (decision.state === 'open') {
    context.locals.keepable = true;
    const body = await textOf(entry, context, Body);
    return json({ post, body } satisfies ApiPost);
  }
  const answer: ApiLocked = {
    error: decision.signedIn ? 'forbidden' : 'unauthenticated',
    need: decision.need,
    post,
    ...(entry.hasPreview && { preview: await textOf(entry, context, Body) }),
  };
  return decision.signedIn ? json(answer, 403) : json(answer, 401, { 'www-authenticate': 'Bearer' });
}

async function textOf(
  entry: OpenedEntry,
  { locals, url }: APIContext,
  Body: BodyComponent,
): Promise<ApiText> {
  const renderer = await bodyRenderer(Body, locals, url.origin);
  const page = new URL(entry.card.url, url.origin).href;
  return {
    html: portableHtml(await renderer.render(entry), page),
    markdown: await withFiles(entry, url.origin),
  };
}

function nextOf(url: URL, page: number): string {
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return next.href;
}

function explain({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'unrecognized_keys')
    return `The query has a key that is not known. Known are: ${Object.keys(query.shape).join(', ')}.`;
  return `"${issue?.path.join('.')}" in the query is not valid: ${issue?.message}.`;
}
