/** For load balancers: the process answers. */
import type { APIRoute } from 'astro';

export const GET: APIRoute = () =>
  new Response('ok\n', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
