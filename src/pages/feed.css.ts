/** What a feed looks like in a browser that shows XML: a plain list in the theme's colours. Feed readers take no notice of it. */
import type { APIRoute } from 'astro';
import { feedCss } from '#src/theme/feed-css.ts';
import theme from '#theme';

export const GET: APIRoute = () =>
  new Response(feedCss(theme), {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
