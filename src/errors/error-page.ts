/** The page for what broke on our side, as text: it says nothing of what, and depends on nothing that could break too. */

/** The one media type and cache rule of the page. */
export const ERROR_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
} as const;

/** @param id of the failure in the log; left out when there is none */
export function errorPage(id?: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="robots" content="noindex">
    <title>Something went wrong</title>
  </head>
  <body style="font: 1.125rem/1.6 Georgia, serif; max-width: 34rem; margin: 18vh auto; padding: 0 1.5rem; color-scheme: light dark">
    <h1>Something went wrong.</h1>
    <p>The page could not be shown, and it is not your doing. Please try again in a moment, or go to the <a href="/">home page</a>.</p>
    ${id ? `<p><small>If it happens again, this number helps to find out why: <code>${id}</code></small></p>` : ''}
  </body>
</html>
`;
}
