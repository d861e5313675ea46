/** `/og/site.png` and `/og/<collection>/<id>.png`: drawn from card fields, for those who may know of the entry. */
import { createHash } from 'node:crypto';
import { renderAsync } from '@resvg/resvg-js';
import type { APIContext } from 'astro';
import satori from 'satori';
import { type Card, findCard } from '#src/library/index.ts';
import { dayFormat } from '#src/theme/formats.ts';
import { paletteOf } from '#src/theme/palette.ts';
import { resolveLook } from '#src/theme/presets.ts';
import { typePairs } from '#src/theme/type-pairs.ts';
import { needPhrase } from '#src/theme/wall.ts';
import theme from '#theme';
import { isFree } from '../access-words.ts';
import { LatestUsed } from './latest-used.ts';
import { ogFonts } from './og-fonts.ts';
import { OG_HEIGHT, OG_WIDTH, type OgLook, type OgWords, ogLayout } from './og-layout.ts';

/** Some 50 kB each: 20 MB at most. */
const PICTURES_KEPT = 400;
const pictures = new LatestUsed<string, Promise<Buffer>>(PICTURES_KEPT);

/** An hour in browsers, a day in shared caches: a changed title may show late in a picture. */
const SHARED = 'public, max-age=3600, s-maxage=86400';
const ADDRESS = /^(?<collection>posts|pages)\/(?<id>.+)\.png$/;

/** @param path what follows `/og/` */
export async function ogImage(context: APIContext, path: string): Promise<Response> {
  const { locals, request } = context;
  const words = path === 'site.png' ? siteWords() : await entryWords(path, locals);
  if (!words) return new Response('There is no such picture.\n', { status: 404 });

  const key = createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 27);
  // The picture is the same for all who may see it; whether that is everybody is known only of anonymous requests.
  const headers = new Headers({ 'content-type': 'image/png' });
  if (locals.withoutClerk) {
    headers.set('etag', `"${key}"`);
    headers.set('cache-control', SHARED);
    headers.set('vary', 'Cookie');
    if (request.headers.get('if-none-match')?.includes(`"${key}"`))
      return new Response(null, { status: 304, headers });
  }
  const picture = await pictures.getOrMake(key, () => draw(words));
  return new Response(new Uint8Array(picture), { headers });
}

function siteWords(): OgWords {
  return { site: theme.name, title: theme.description, facts: [new URL(theme.url).host] };
}

async function entryWords(path: string, locals: App.Locals): Promise<OgWords | undefined> {
  const { collection, id } = ADDRESS.exec(path)?.groups ?? {};
  if (!collection || !id) return undefined;
  const card = await findCard(collection as Card['collection'], id, locals);
  if (!card) return undefined;
  const facts = [card.author?.name, card.collection === 'posts' ? dateOf(card.pubDate) : undefined];
  return {
    site: theme.name,
    title: card.title,
    facts: facts.filter((fact) => fact !== undefined),
    ...(!isFree(card, locals.now) && { audience: needPhrase(card.access, theme) }),
  };
}

function dateOf(date: Date): string {
  return dayFormat(theme.locale, { dateStyle: 'long' }).format(date);
}

async function draw(words: OgWords): Promise<Buffer> {
  const fonts = await ogFonts(theme);
  const svg = await satori(ogLayout(words, lookOf()), { width: OG_WIDTH, height: OG_HEIGHT, fonts });
  const drawn = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return drawn.asPng();
}

function lookOf(): OgLook {
  const look = resolveLook(theme.look);
  const { light, dark } = paletteOf(look);
  const { tracking, titleScale } = typePairs[look.fonts];
  return { colours: look.scheme === 'dark' ? dark : light, tracking, scale: titleScale };
}
