/** The page for what broke on our side, as text: it says nothing of what, and depends on nothing that could break too but the theme's words. */
import { escapeText } from '#src/outlets/escape-text.ts';
import theme from '#theme';

/** The one media type and cache rule of the page. */
export const ERROR_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
} as const;

/** @param id of the failure in the log; left out when there is none */
export function errorPage(id?: string): string {
  const { locale, direction, words } = theme;
  const title = escapeText(words.failed);
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="robots" content="noindex">
    <title>${title}</title>
  </head>
  <body style="font: 1.125rem/1.6 Georgia, serif; max-width: 34rem; margin: 18vh auto; padding: 0 1.5rem; color-scheme: light dark">
    <h1>${title}</h1>
    <p>${escapeText(words.failedText)}</p>
    <p><a href="/">${escapeText(words.failedHome)}</a></p>
    ${id ? `<p><small>${escapeText(words.failedNumber)} <code>${id}</code></small></p>` : ''}
  </body>
</html>
`;
}
