/**
 * Stands at `/_image`, where Astro would resize for anybody, in any size: pictures beside entries are offered by `/media`
 * in a few widths, to those who may see them.
 */
import type { APIRoute } from 'astro';

export const ALL: APIRoute = () =>
  new Response('There is nothing at this address.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
