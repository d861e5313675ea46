/** Everything else under `/api`: errors there are JSON as well. */
import type { APIRoute } from 'astro';
import { problem } from '#src/outlets/api/json.ts';

export const ALL: APIRoute = () =>
  problem('not-found', 'There is nothing at this address. See /api/openapi.json.');
