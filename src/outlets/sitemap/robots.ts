/** `/robots.txt`: what search engines may fetch (RFC 9309). It keeps nobody out: that is what rules are for. */
import type { APIContext } from 'astro';
import { answer } from '../answer.ts';

const DISALLOWED = ['/account', '/api/', '/sign-in', '/sign-up', '/__clerk/'];

export function robots(context: APIContext): Response {
  const lines = [
    'User-agent: *',
    ...DISALLOWED.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${context.url.origin}/sitemap-index.xml`,
  ];
  return answer(context, { body: `${lines.join('\n')}\n`, type: 'text/plain; charset=utf-8' });
}
